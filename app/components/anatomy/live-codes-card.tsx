import { useTranslation } from 'react-i18next'
import type { LiveFigures } from '#server/agreement/live-figures.ts'
import { coefficientText, intervalText, percentText } from '../agreement/coefficient-text.ts'
import { AxisRow } from '../agreement/figure-table.tsx'
import { ForestPlot, type PlotColumn, plotColumn } from '../agreement/forest-plot.tsx'
import { PictureLinks } from '../agreement/pictures/picture-links.tsx'
import tables from '../agreement/tables.module.css'
import { ThresholdsNote } from '../agreement/thresholds-note.tsx'
import { Card } from '../card.tsx'
import { NumberHead, Table } from '../table.tsx'
import styles from './cards.module.css'
import { CodeName } from './code-name.tsx'
import { Names } from './names.ts'

type LiveCode = LiveFigures['figures']['codes'][number]

/** Alpha of each code that somebody applied so far, in codebook order, and of all of them by sets. */
export function LiveCodesCard({ shown }: { shown: LiveFigures }) {
  const { t } = useTranslation(['anatomy', 'agreement'])
  const { project, codes, coders, figures, units, settings } = shown
  const names = new Names({ codes, coders, transcripts: [] })
  const used = figures.codes.filter((one) => one.units > 0)
  const all = { value: figures.all, ci95: null }
  const plotted = [...used, all].map(({ value, ci95 }) => ({ value, ci95: ci95 ?? undefined }))
  const column = plotColumn(plotted, project.thresholds)
  return (
    <Card
      title={t('live.byCode')}
      small={t(`live.byCodeSmall.${settings.counted}`)}
      actions={<PictureLinks report={shown} name="live" />}
      padded={false}
    >
      <Table label={t('live.byCode')} dense>
        <thead>
          <tr>
            <th scope="col">{t('byCode.code')}</th>
            <th scope="col">{t('live.plot')}</th>
            <NumberHead>{t('lost.alpha')}</NumberHead>
            <NumberHead>{t('live.interval')}</NumberHead>
            <NumberHead title={t('live.unitsTitle')}>{t('live.units')}</NumberHead>
            <NumberHead>{t('live.agreed')}</NumberHead>
          </tr>
        </thead>
        <tbody>
          {used.map((one) => (
            <tr key={one.code}>
              <th scope="row">
                <CodeName code={one.code} names={names} />
              </th>
              <LiveCells figure={one} column={column} />
              <td className="num">{one.units}</td>
              <td className="num">{one.percent === null ? '–' : percentText(one.percent)}</td>
            </tr>
          ))}
          <tr className={styles.all}>
            <th scope="row">{t('agreement:byCode.sets')}</th>
            <LiveCells figure={all} column={column} />
            <td className="num">{units}</td>
            <td />
          </tr>
          <AxisRow column={column} after={4} />
        </tbody>
      </Table>
      <div className={styles.note}>
        <p>{t('live.meaning')}</p>
        <ThresholdsNote project={project} />
      </div>
    </Card>
  )
}

function LiveCells({
  figure: { value, ci95 },
  column,
}: {
  figure: Pick<LiveCode, 'value' | 'ci95'>
  column: PlotColumn
}) {
  const { t } = useTranslation('agreement')
  return (
    <>
      <td className={tables.plot}>
        {value !== null && <ForestPlot column={column} value={value} ci95={ci95 ?? undefined} />}
      </td>
      <td className="num">{value === null ? '–' : coefficientText(t, value)}</td>
      <td className="num">{ci95 !== null && intervalText(t, ci95)}</td>
    </>
  )
}
