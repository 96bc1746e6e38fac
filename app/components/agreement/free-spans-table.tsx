import { useTranslation } from 'react-i18next'
import type { AgreementReport } from '#server/agreement.ts'
import { Card } from '../card.tsx'
import type { CodeLook } from '../code-look.ts'
import { Table } from '../table.tsx'
import { CodeHeading } from './code-heading.tsx'
import { FigureCells } from './figure-cells.tsx'
import { type FiguresOf, partOf } from './figures-of.ts'
import { PlotAxis, plotScale } from './forest-plot.tsx'
import styles from './tables.module.css'

/** u-alpha of each code that somebody marked, on the text itself. */
export function FreeSpansTable({
  report,
  figures,
  looks,
}: {
  report: AgreementReport
  figures: FiguresOf
  looks: ReadonlyMap<string, CodeLook>
}) {
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
    <Card title={t('spans.title')} small={t('spans.small')} padded={false}>
      <Table label={t('spans.title')} dense>
        <thead>
          <tr>
            <th scope="col">{t('byCode.code')}</th>
            <th scope="col">{t('spans.plot')}</th>
            <th scope="col" className="num">
              {t('spans.alpha')}
            </th>
            <th scope="col" className="num">
              {t('byCode.interval')}
            </th>
            <th scope="col" className="num">
              {t('spans.count')}
            </th>
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
          <tr className={styles.axis}>
            <td />
            <td className={styles.plot}>
              <PlotAxis scale={scale} />
            </td>
            <td colSpan={3} />
          </tr>
        </tbody>
      </Table>
      <div className={styles.note}>
        <p>{t('meaning.freeSpans')}</p>
      </div>
    </Card>
  )
}
