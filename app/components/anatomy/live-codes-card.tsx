import { useTranslation } from 'react-i18next'
import { isFigureOnFew } from '#model/agreement/few.ts'
import type { AgreementFigure } from '#model/agreement/figures.ts'
import type { LiveFigures } from '#server/agreement/live-figures.ts'
import { percentText } from '../agreement/coefficient-text.ts'
import { FewNote } from '../agreement/few-note.tsx'
import { FigureCells } from '../agreement/figure-cells.tsx'
import { AxisRow } from '../agreement/figure-table.tsx'
import { plotColumn } from '../agreement/forest-plot.tsx'
import { PictureLinks } from '../agreement/pictures/picture-links.tsx'
import { ThresholdsNote } from '../agreement/thresholds-note.tsx'
import { Card } from '../card.tsx'
import { NumberHead, Table } from '../table.tsx'
import styles from './cards.module.css'
import { CodeName } from './code-name.tsx'
import { Names } from './names.ts'

/** Alpha of each code that somebody applied so far, in codebook order, and of all of them by sets. */
export function LiveCodesCard({ shown }: { shown: LiveFigures }) {
  const { t } = useTranslation(['anatomy', 'agreement'])
  const { project, codes, coders, figures, units, settings } = shown
  const names = new Names({ codes, coders, transcripts: [] })
  const used = figures.codes.filter((one) => one.units > 0)
  const all = figures.all ?? undefined
  const isOnFew = (figure: AgreementFigure | undefined) => isFigureOnFew(figure, units)
  const column = plotColumn([...used.map(({ alpha }) => alpha), all], project.thresholds)
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
            <NumberHead>{t('lost.alpha')}</NumberHead>
            <NumberHead>{t('live.interval')}</NumberHead>
            <th scope="col">{t('live.plot')}</th>
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
              <FigureCells figure={one.alpha} column={column} isOnFew={isOnFew(one.alpha)} />
              <td className="num">{one.units}</td>
              <td className="num">{one.percent === null ? '–' : percentText(one.percent)}</td>
            </tr>
          ))}
          <tr className={styles.all}>
            <th scope="row">{t('agreement:byCode.sets')}</th>
            <FigureCells figure={all} column={column} isOnFew={isOnFew(all)} />
            <td className="num">{units}</td>
            <td />
          </tr>
          <AxisRow column={column} before={3} after={2} />
        </tbody>
      </Table>
      <div className={styles.note}>
        <p>{t('live.meaning')}</p>
        <FewNote
          of="ofCode"
          settings={settings}
          rows={[
            ...used.map(({ alpha }) => ({ value: alpha.value, isOnFew: isOnFew(alpha) })),
            { value: all?.value, isOnFew: isOnFew(all), of: 'compared' },
          ]}
        />
        <ThresholdsNote project={project} />
      </div>
    </Card>
  )
}
