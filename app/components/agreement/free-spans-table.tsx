import { useTranslation } from 'react-i18next'
import { NumberHead } from '../table.tsx'
import { CodeHeading } from './code-heading.tsx'
import { FigureCells } from './figure-cells.tsx'
import { AxisRow, FigureTable, type FigureTableProps } from './figure-table.tsx'
import { partOf, type ReportFigure } from './figures-of.ts'
import { plotColumn } from './forest-plot.tsx'
import { useAgreementAddress } from './use-address.ts'

/** u-alpha of each code that somebody marked, on the text itself. */
export function FreeSpansTable({ report, figures, looks }: FigureTableProps) {
  const { t } = useTranslation('agreement')
  const addressOf = useAgreementAddress(report)
  const rows = report.codes.flatMap((code) => {
    const figure = figures.get('u_alpha_by_code', { code: code.id })
    return figure === undefined || partOf(figure, 'spans') === 0 ? [] : [{ code, figure }]
  })
  if (rows.length === 0) return null
  const without = commonLack(rows.map(({ figure }) => figure))
  const column = plotColumn(
    rows.map(({ figure }) => figure),
    report.project.thresholds,
  )
  return (
    <FigureTable
      title={t('spans.title')}
      small={t('spans.small')}
      above={without !== null && <p>{t(`spans.without.${without}`)}</p>}
      note={<p>{t('meaning.freeSpans')}</p>}
    >
      <thead>
        <tr>
          <th scope="col">{t('byCode.code')}</th>
          <NumberHead>{t('spans.alpha')}</NumberHead>
          {without === null && <NumberHead>{t('byCode.interval')}</NumberHead>}
          <th scope="col">{t(without === null ? 'spans.plot' : 'spans.plotAlone')}</th>
          <NumberHead>{t('spans.count')}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, figure }) => (
          <tr key={code.id}>
            <CodeHeading code={code} looks={looks} to={addressOf(`/codes/${code.id}`)} />
            <FigureCells figure={figure} column={column} hasInterval={without === null} />
            <td className="num">{partOf(figure, 'spans')}</td>
          </tr>
        ))}
        <AxisRow column={column} before={without === null ? 3 : 2} after={1} />
      </tbody>
    </FigureTable>
  )
}

const saidOnce = ['one_transcript', 'few_transcripts', 'not_asked', 'not_of_pairs'] as const

/** Why none of these has an interval, where that is of the round and not of each: it is then said once. */
function commonLack(figures: readonly ReportFigure[]) {
  const reasons = figures
    .filter(({ value }) => value !== null)
    .map(({ interval }) => (interval.method === 'none' ? interval.reason : null))
  return saidOnce.find((said) => reasons.every((reason) => reason === said)) ?? null
}
