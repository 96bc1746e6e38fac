import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { CodePicturePage } from '#server/code-pictures.ts'
import { useNumberText } from '../../use-number-text.ts'
import { NumberHead, Table } from '../table.tsx'
import { codeHeads } from './code-head.tsx'
import { type Chosen, passagesOf } from './passages-of.ts'
import styles from './pictures.module.css'
import { countOf, type UsedCode } from './shown-codes.ts'

/** How often each code stands in each place, with a last column of all. */
export function CountTable({
  page,
  label,
  codes,
  columns,
  counts,
  chosenBy,
}: {
  page: CodePicturePage
  label: string
  codes: readonly UsedCode[]
  columns: readonly { id: string; name: string; speech?: number }[]
  counts: readonly { code: string; place: string; spans: number }[]
  chosenBy?: (place: string) => Chosen
}) {
  const { t } = useTranslation('pictures')
  const numberText = useNumberText()
  const passages = passagesOf(page)
  const headOf = codeHeads(page)
  const count = countOf(counts)
  return (
    <Table label={label} dense>
      <thead>
        <tr>
          <th scope="col">{t('code')}</th>
          {columns.map(({ id, name }) => (
            <NumberHead key={id}>{name}</NumberHead>
          ))}
          <NumberHead>{t('all')}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => (
          <tr key={code.id}>
            {headOf(code)}
            {columns.map(({ id }) => {
              const spans = count(code.id, id)
              return (
                <td key={id} className="num">
                  {spans > 0 && chosenBy !== undefined ? (
                    <Link to={passages({ code: code.id, ...chosenBy(id) })}>
                      {numberText(spans)}
                    </Link>
                  ) : (
                    <span className={spans === 0 ? styles.none : undefined}>
                      {numberText(spans)}
                    </span>
                  )}
                </td>
              )
            })}
            <td className="num">
              <Link to={passages({ code: code.id })}>{numberText(code.spans)}</Link>
            </td>
          </tr>
        ))}
        {columns.some(({ speech }) => speech !== undefined) && (
          <tr className={styles.sum}>
            <th scope="row">{t('speakers.speech')}</th>
            {columns.map(({ id, speech }) => (
              <td key={id} className="num">
                {numberText(speech ?? 0)}
              </td>
            ))}
            <td className="num">
              {numberText(columns.reduce((sum, { speech = 0 }) => sum + speech, 0))}
            </td>
          </tr>
        )}
      </tbody>
    </Table>
  )
}
