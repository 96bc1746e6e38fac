import { useTranslation } from 'react-i18next'
import { NumberHead } from '../table.tsx'
import { CodeHeading } from './code-heading.tsx'
import { FigureCells } from './figure-cells.tsx'
import { AxisRow, FigureTable, type FigureTableProps } from './figure-table.tsx'
import { partOf } from './figures-of.ts'
import { plotScale } from './forest-plot.tsx'

/** u-alpha of each code that somebody marked, on the text itself. */
export function FreeSpansTable({ report, figures, looks }: FigureTableProps) {
  const { t } = useTranslation('agreement')
  const rows = report.codes.flatMap((code) => {
    const figure = figures.get('u_alpha_by_code', { code: code.id })
    return figure === undefined || partOf(figure, 'spans') === 0 ? [] : [{ code, figure }]
  })
  if (rows.length === 0) return null
  const scale = plotScale(
    Math.min(...rows.map(({ figure }) => figure.ci95?.[0] ?? figure.value ?? 0)),
  )
  return (
    <FigureTable
      title={t('spans.title')}
      small={t('spans.small')}
      note={<p>{t('meaning.freeSpans')}</p>}
    >
      <thead>
        <tr>
          <th scope="col">{t('byCode.code')}</th>
          <th scope="col">{t('spans.plot')}</th>
          <NumberHead>{t('spans.alpha')}</NumberHead>
          <NumberHead>{t('byCode.interval')}</NumberHead>
          <NumberHead>{t('spans.count')}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, figure }) => (
          <tr key={code.id}>
            <CodeHeading code={code} looks={looks} />
            <FigureCells figure={figure} scale={scale} />
            <td className="num">{partOf(figure, 'spans')}</td>
          </tr>
        ))}
        <AxisRow scale={scale} after={3} />
      </tbody>
    </FigureTable>
  )
}
