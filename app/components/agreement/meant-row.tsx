import { useTranslation } from 'react-i18next'
import { figureText, percentIntervalText, percentText } from './coefficient-text.ts'
import { IntervalCell } from './figure-cells.tsx'
import type { ReportFigure } from './figures-of.ts'
import { reasonText } from './reason-text.ts'
import styles from './tables.module.css'

/** A figure by its name, with value and interval or the reason why there is none, and what it means. */
export function MeantRow({
  name,
  figure,
  isOnFew,
  meaning,
}: {
  name: string
  figure: ReportFigure
  /** Whether so few units decide it that one alone can turn it. */
  isOnFew: boolean
  meaning: string
}) {
  const { t } = useTranslation('agreement')
  const isShare = figure.name === 'percent'
  return (
    <tr>
      <th scope="row" className={styles.pair}>
        {name}
      </th>
      <td className="num" data-head={t('codePage.value')}>
        {figure.value === null
          ? '–'
          : isShare
            ? percentText(figure.value)
            : figureText(t, figure.value, isOnFew)}
      </td>
      {figure.value === null ? (
        <td className={styles.reason}>{reasonText(t, figure)}</td>
      ) : (
        <IntervalCell figure={figure} {...(isShare && { textOf: percentIntervalText })} />
      )}
      <td className={styles.meaning}>{meaning}</td>
    </tr>
  )
}
