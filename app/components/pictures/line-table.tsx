import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { CodePicturePage } from '#server/code-pictures.ts'
import { useNumberText } from '../../use-number-text.ts'
import { NumberHead, Table } from '../table.tsx'
import { codeHeads } from './code-head.tsx'
import { passagesOf } from './passages-of.ts'

/** The lines of a codeline: how many coded spans, in how many stretches. */
export function LineTable({
  page,
  picture,
  label,
}: {
  page: CodePicturePage
  picture: Extract<CodePicturePage['picture'], { of: 'codeline' }>
  label: string
}) {
  const { t } = useTranslation('pictures')
  const numberText = useNumberText()
  const passages = passagesOf(page)
  const headOf = codeHeads(page)
  const codeOf = new Map(page.codes.map((code) => [code.id, code]))
  const coderOf = new Map(page.coders.map((coder) => [coder.id, coder]))
  return (
    <Table label={label} dense>
      <thead>
        <tr>
          <th scope="col">{t('code')}</th>
          {page.query.lines === 'coders' && <th scope="col">{t('coder')}</th>}
          <NumberHead>{t('codeline.stretches')}</NumberHead>
          <NumberHead>{t('spans')}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {picture.lines.map(({ code, coder, spans, stretches }) => (
          <tr key={`${code} ${coder}`}>
            {headOf(codeOf.get(code) ?? { id: code, name: code })}
            {coder !== null && <td>{coderOf.get(coder)?.name}</td>}
            <td className="num">{numberText(stretches.length)}</td>
            <td className="num">
              <Link to={passages({ code, coder: coder ?? page.query.coder })}>
                {numberText(spans)}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
