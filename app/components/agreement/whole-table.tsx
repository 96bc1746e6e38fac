import { useTranslation } from 'react-i18next'
import type { AgreementReport } from '#server/agreement.ts'
import { Card } from '../card.tsx'
import { Table } from '../table.tsx'
import {
  coefficientText,
  intervalText,
  percentIntervalText,
  percentText,
} from './coefficient-text.ts'
import { IntervalCell } from './figure-cells.tsx'
import type { FiguresOf } from './figures-of.ts'
import { reasonText } from './reason-text.ts'
import styles from './tables.module.css'

const names = [
  'alpha_sets_masi',
  'alpha_sets_jaccard',
  'alpha_nominal',
  'fleiss',
  'percent',
] as const

/** Figures over all codes, each with what it means in words. */
export function WholeTable({ report, figures }: { report: AgreementReport; figures: FiguresOf }) {
  const { t } = useTranslation('agreement')
  return (
    <Card
      title={t('wholly.title')}
      small={t('wholly.small', { unit: t(`chips.${report.settings.unit}`) })}
      padded={false}
    >
      <Table label={t('wholly.title')}>
        <thead>
          <tr>
            <th scope="col">{t('wholly.figure')}</th>
            <th scope="col" className="num">
              {t('wholly.value')}
            </th>
            <th scope="col" className="num">
              {t('wholly.interval')}
            </th>
            <th scope="col">{t('wholly.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const figure = figures.get(name)
            if (figure === undefined) return null
            const shown = name === 'percent' ? percentText : coefficientText
            return (
              <tr key={name}>
                <th scope="row" className={styles.pair}>
                  {t(`wholly.${name}`)}
                </th>
                <td className="num">{figure.value === null ? '–' : shown(figure.value)}</td>
                {figure.value === null ? (
                  <td className={styles.reason}>{reasonText(t, figure)}</td>
                ) : (
                  <IntervalCell
                    figure={figure}
                    textOf={name === 'percent' ? percentIntervalText : intervalText}
                  />
                )}
                <td className={styles.meaning}>{t(`meaning.${name}`)}</td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </Card>
  )
}
