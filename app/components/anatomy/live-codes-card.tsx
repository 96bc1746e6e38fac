import { useTranslation } from 'react-i18next'
import type { LiveFigures } from '#server/agreement/live-figures.ts'
import { coefficientText, intervalText, percentText } from '../agreement/coefficient-text.ts'
import { Card } from '../card.tsx'
import { NumberHead, Table } from '../table.tsx'
import styles from './cards.module.css'
import { CodeName } from './code-name.tsx'
import { Names } from './names.ts'

/** Alpha of each code that somebody applied so far, in codebook order. */
export function LiveCodesCard({ shown }: { shown: LiveFigures }) {
  const { t } = useTranslation('anatomy')
  const { codes, coders, figures, settings } = shown
  const names = new Names({ codes, coders, transcripts: [] })
  const used = figures.codes.filter(({ units }) => units > 0)
  return (
    <Card title={t('live.byCode')} small={t(`live.byCodeSmall.${settings.counted}`)} padded={false}>
      <Table label={t('live.byCode')} dense>
        <thead>
          <tr>
            <th scope="col">{t('byCode.code')}</th>
            <NumberHead>{t('lost.alpha')}</NumberHead>
            <NumberHead>{t('live.interval')}</NumberHead>
            <NumberHead title={t('live.unitsTitle')}>{t('live.units')}</NumberHead>
            <NumberHead>{t('live.agreed')}</NumberHead>
          </tr>
        </thead>
        <tbody>
          {used.map(({ code, value, ci95, units, percent }) => (
            <tr key={code}>
              <th scope="row">
                <CodeName code={code} names={names} />
              </th>
              <td className="num">{value === null ? '–' : coefficientText(t, value)}</td>
              <td className="num">{ci95 !== null && intervalText(t, ci95)}</td>
              <td className="num">{units}</td>
              <td className="num">{percent === null ? '–' : percentText(percent)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <div className={styles.note}>
        <p>{t('live.meaning')}</p>
      </div>
    </Card>
  )
}
