import { useTranslation } from 'react-i18next'
import type { PairsPage } from '#server/agreement-pages.ts'
import type { CodeLook } from '../code-look.ts'
import { CodeHeading } from './code-heading.tsx'
import { figureText, intervalText, percentText } from './coefficient-text.ts'
import { FewNote } from './few-note.tsx'
import { IntervalMarks } from './figure-cells.tsx'
import { FigureTable } from './figure-table.tsx'
import type { ReportFigure } from './figures-of.ts'
import { pairFigures } from './pair-figures.ts'
import styles from './tables.module.css'
import { useAgreementAddress } from './use-address.ts'

interface PairsTableProps {
  report: PairsPage
  looks: ReadonlyMap<string, CodeLook>
}

/** Cohen's kappa and percent agreement of every pair of coders, over all codes and by code. */
export function PairsTable({ report, looks }: PairsTableProps) {
  const { t } = useTranslation('agreement')
  const addressOf = useAgreementAddress(report)
  const pairs = pairFigures(report).map((pair) => ({ ...pair, coders: pair.kappa.coders! }))
  if (pairs.length === 0) return null
  const rows = new Map(report.byCode?.map((row) => [row.code, row.pairs]))
  const cells = [...rows.values()].flatMap((own) =>
    Object.values(own).map(({ kappa, isOnFew }) => ({ value: kappa, isOnFew })),
  )
  const cell = (
    {
      kappa,
      percent,
      isOnFew = false,
    }: NonNullable<PairsPage['byCode']>[number]['pairs'][string] = {},
    figure?: ReportFigure,
  ) => {
    if (percent == null) return '–'
    return (
      <>
        {kappa == null ? '–' : figureText(t, kappa, isOnFew)}
        {figure?.ci95 !== undefined && <small>{intervalText(t, figure.ci95)}</small>}
        <IntervalMarks interval={figure?.interval} />
        <small>{percentText(percent)}</small>
      </>
    )
  }
  return (
    <FigureTable
      title={t('pairsPage.byCode')}
      small={t('pairs.small')}
      note={
        report.byCode === null ? (
          <p>{t('pairsPage.tooMany')}</p>
        ) : (
          <FewNote of="ofPair" settings={report.settings} rows={cells} />
        )
      }
    >
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
          <th scope="row">{t('pairs.all')}</th>
          {pairs.map(({ coders, kappa, percent, isOnFew }) => (
            <td key={coders.join(' ')} className={`num ${styles.pair}`}>
              {cell({ kappa: kappa.value, percent: percent?.value ?? null, isOnFew }, kappa)}
            </td>
          ))}
        </tr>
        {report.codes
          .filter(({ id }) => rows.has(id))
          .map((code) => (
            <tr key={code.id}>
              <CodeHeading code={code} looks={looks} to={addressOf(`/codes/${code.id}`)} />
              {pairs.map(({ coders }) => (
                <td key={coders.join(' ')} className={`num ${styles.pair}`}>
                  {cell(rows.get(code.id)?.[coders.join(' ')])}
                </td>
              ))}
            </tr>
          ))}
      </tbody>
    </FigureTable>
  )
}
