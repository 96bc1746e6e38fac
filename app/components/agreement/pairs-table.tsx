import { useTranslation } from 'react-i18next'
import { CodeHeading } from './code-heading.tsx'
import { coefficientText, intervalText, percentText } from './coefficient-text.ts'
import { FigureTable, type FigureTableProps } from './figure-table.tsx'
import { partOf } from './figures-of.ts'
import { pairFigures } from './pair-figures.ts'
import styles from './tables.module.css'
import { useAgreementAddress } from './use-address.ts'

/** Cohen's kappa and percent agreement of every pair of coders, over all codes and by code. */
export function PairsTable({ report, figures, looks }: FigureTableProps) {
  const { t } = useTranslation('agreement')
  const addressOf = useAgreementAddress(report)
  const pairs = pairFigures(report).map(({ kappa, first, second }) => ({
    coders: kappa.coders!,
    first,
    second,
  }))
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
    <FigureTable title={t('pairsPage.byCode')} small={t('pairs.small')}>
      <thead>
        <tr>
          <th scope="col">{t('pairs.code')}</th>
          {pairs.map(({ coders, first, second }) => {
            const names = { first: first.name, second: second.name }
            return (
              <th key={coders.join(' ')} scope="col" className={`num ${styles.coders}`}>
                <span title={t('pairs.pair', names)}>
                  <span aria-hidden="true">
                    {first.initials} · {second.initials}
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
          {pairs.map(({ coders }) => (
            <td key={coders.join(' ')} className={`num ${styles.pair}`}>
              {cell(coders)}
            </td>
          ))}
        </tr>
        {used.map((code) => (
          <tr key={code.id}>
            <CodeHeading code={code} looks={looks} to={addressOf(`/codes/${code.id}`)} />
            {pairs.map(({ coders }) => (
              <td key={coders.join(' ')} className={`num ${styles.pair}`}>
                {cell(coders, code.id)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </FigureTable>
  )
}
