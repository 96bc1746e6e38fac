import { useTranslation } from 'react-i18next'
import { hasFarEnd } from '#model/agreement/far-ends.ts'
import { fewest } from '#model/agreement/few.ts'
import type { AnyInterval } from '#model/agreement/interval-method.ts'
import { thinShare } from '#model/agreement/thin.ts'
import { figureText, intervalText, percentText } from './coefficient-text.ts'
import type { ReportFigure } from './figures-of.ts'
import { ForestPlot, type PlotColumn } from './forest-plot.tsx'
import { reasonText } from './reason-text.ts'
import styles from './tables.module.css'

/**
 * Value, interval and plot of a figure; where it is not defined, the reason instead. The value comes first, so that it
 * is in sight beside its name also where the table has little room.
 */
export function FigureCells({
  figure,
  column,
  isOnFew = false,
  hasInterval = true,
}: {
  figure: ReportFigure | undefined
  column: PlotColumn
  /** Whether so few units decide it that one alone can turn it. */
  isOnFew?: boolean
  /** Whether the table has a column of intervals. */
  hasInterval?: boolean
}) {
  const { t } = useTranslation('agreement')
  if (figure === undefined || figure.value === null) {
    return (
      <>
        <td className="num">–</td>
        <td className={styles.reason} colSpan={hasInterval ? 2 : 1}>
          {figure === undefined ? t('reasons.other') : reasonText(t, figure)}
        </td>
      </>
    )
  }
  return (
    <>
      <td className="num">{figureText(t, figure.value, isOnFew)}</td>
      {hasInterval && <IntervalCell figure={figure} />}
      <td className={styles.plot}>
        <ForestPlot
          column={column}
          value={figure.value}
          ci95={figure.ci95}
          undefinedShare={thinShare(figure.interval)}
        />
      </td>
    </>
  )
}

/** The interval of a figure, and what is to be known of it; where there is none, the reason. */
export function IntervalCell({
  figure,
  textOf,
}: {
  figure: ReportFigure
  /** In what the interval is written; absent: as coefficients. */
  textOf?: (interval: readonly [number, number]) => string
}) {
  const { t } = useTranslation('agreement')
  const { ci95, interval } = figure
  return (
    <td className={`num ${styles.interval}`} data-head={t('byCode.interval')}>
      {ci95 !== undefined ? (
        (textOf?.(ci95) ?? intervalText(t, ci95))
      ) : interval.method === 'none' ? (
        <span className={styles.none}>{t(`noInterval.${interval.reason}`)}</span>
      ) : null}
      <IntervalMarks interval={interval} />
    </td>
  )
}

/**
 * In words, below an interval: how many of its draws gave no value, where those are many, and that an end rests on few,
 * where it does.
 */
export function IntervalMarks({ interval }: { interval: AnyInterval | undefined }) {
  const { t } = useTranslation('agreement')
  const share = thinShare(interval)
  const far = { least: fewest.drawsBeyond }
  return (
    <>
      {share !== null && (
        <small className={styles.thin} title={t('thin.meaning')}>
          {t('thin.mark', { share: percentText(share) })}
        </small>
      )}
      {hasFarEnd(interval) && (
        <small className={styles.thin} title={t('farEnd.meaning', far)}>
          {t('farEnd.mark', far)}
        </small>
      )}
    </>
  )
}
