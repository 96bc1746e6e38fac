import { useTranslation } from 'react-i18next'
import type { AgreementShown } from '#server/agreement.ts'
import { CodeHeading } from './code-heading.tsx'
import { coefficientText, intervalText, percentText } from './coefficient-text.ts'
import { FigureTable, type FigureTableProps } from './figure-table.tsx'
import { partOf } from './figures-of.ts'
import styles from './tables.module.css'
import { useAgreementAddress } from './use-address.ts'

/** Cohen's kappa and percent agreement of every pair of coders, over all codes and by code. */
export function PairsTable({ report, figures, looks }: FigureTableProps) {
  const { t } = useTranslation('agreement')
  const addressOf = useAgreementAddress(report)
  const pairs = report.coefficients.flatMap(({ name, code, coders }) =>
    name === 'cohen' && code === undefined && coders !== undefined ? [coders] : [],
  )
  if (pairs.length === 0) return null
  const used = report.codes.filter(
    ({ id }) => partOf(figures.get('binary_alpha_by_code', { code: id }), 'unitsWithCode') > 0,
  )
  const cell = (coders: [string, string], code?: string) => {
    const of = code === undefined ? { coders } : { coders, code }
    const kappa = figures.get('cohen', of)
    const percent = figures.get('percent', of)
    if (percent?.value == null) return '–'
    return (
      <>
        {kappa?.value == null ? '–' : coefficientText(t, kappa.value)}
        {code === undefined && kappa?.ci95 !== undefined && (
          <small>{intervalText(t, kappa.ci95)}</small>
        )}
        <small>{percentText(percent.value)}</small>
      </>
    )
  }
  return (
    <FigureTable
      title={t('pairsPage.byCode')}
      small={t('pairs.small')}
      note={<p>{t('meaning.pairs')}</p>}
    >
      <thead>
        <tr>
          <th scope="col">{t('pairs.code')}</th>
          {pairs.map(([first, second]) => {
            const [one, other] = byName(report, first, second)
            const names = { first: one?.name, second: other?.name }
            return (
              <th key={`${first} ${second}`} scope="col" className={`num ${styles.coders}`}>
                <span title={t('pairs.pair', names)}>
                  <span aria-hidden="true">
                    {one?.initials} · {other?.initials}
                  </span>
                  <span className="visually-hidden">{t('pairs.pair', names)}</span>
                </span>
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        <tr className={styles.all}>
          <th scope="row">{t('all')}</th>
          {pairs.map((pair) => (
            <td key={pair.join(' ')} className={`num ${styles.pair}`}>
              {cell(pair)}
            </td>
          ))}
        </tr>
        {used.map((code) => (
          <tr key={code.id}>
            <CodeHeading code={code} looks={looks} to={addressOf(`/codes/${code.id}`)} />
            {pairs.map((pair) => (
              <td key={pair.join(' ')} className={`num ${styles.pair}`}>
                {cell(pair, code.id)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </FigureTable>
  )
}

/** A pair in the order in which coders stand everywhere else. */
function byName({ coders }: AgreementShown, first: string, second: string) {
  return coders.filter(({ id }) => id === first || id === second)
}
