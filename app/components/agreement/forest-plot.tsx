import { scaleLinear } from 'd3-scale'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Threshold } from '#model/agreement/thresholds.ts'
import { coefficientText, percentText } from './coefficient-text.ts'
import styles from './forest-plot.module.css'

const width = 216
const height = 36
const rim = 10

/** What the plots of one column share. */
export interface PlotColumn {
  scale: ReturnType<typeof scaleFrom>
  /** Lines of the project. */
  limits: readonly Threshold[]
}

interface Figured {
  value: number | null
  ci95?: readonly [number, number] | undefined
}

/** A column for these figures: from the lowest end of an interval, 0 or below, to 1. */
export function plotColumn(
  figures: readonly (Figured | undefined)[],
  limits: readonly Threshold[],
): PlotColumn {
  const lowest = Math.min(0, ...figures.map((one) => one?.ci95?.[0] ?? one?.value ?? 0))
  return { scale: scaleFrom(Math.max(-1, lowest), [rim, width - rim]), limits }
}

/** Where a figure between the least that is shown and 1 lies. */
export function scaleFrom(lowest: number, range: [number, number]) {
  return scaleLinear([lowest, 1], range).clamp(true)
}

/** One figure with its interval on a common scale, the thresholds of the project dotted. */
export function ForestPlot({
  column,
  value,
  ci95,
  undefinedShare = null,
}: {
  column: PlotColumn
  value: number
  ci95?: readonly [number, number] | undefined
  /** The share of draws without a value, where the interval is broken for them. */
  undefinedShare?: number | null
}) {
  const { t } = useTranslation('agreement')
  const { scale: place } = column
  const plain =
    ci95 === undefined
      ? t('byCode.plotLabelAlone', { value: coefficientText(t, value) })
      : t('byCode.plotLabel', {
          value: coefficientText(t, value),
          low: coefficientText(t, ci95[0]),
          high: coefficientText(t, ci95[1]),
        })
  const label =
    undefinedShare === null
      ? plain
      : `${plain}, ${t('thin.mark', { share: percentText(undefinedShare) })}`
  return (
    <svg className={styles.plot} width={width} height={height} role="img" aria-label={label}>
      <Lines column={column} />
      {ci95 !== undefined && (
        <line
          className={
            undefinedShare === null ? styles.interval : `${styles.interval} ${styles.thin}`
          }
          x1={place(ci95[0])}
          x2={place(ci95[1])}
          y1={height / 2}
          y2={height / 2}
        />
      )}
      <circle className={styles.value} cx={place(value)} cy={height / 2} r="4" />
    </svg>
  )
}

function Lines({ column: { scale, limits } }: { column: PlotColumn }) {
  return (
    <>
      {ticksOf(scale).map((tick) => (
        <line key={tick} className={styles.grid} x1={scale(tick)} x2={scale(tick)} y2={height} />
      ))}
      {limits.map(({ value }) => (
        <line
          key={value}
          className={styles.limit}
          x1={scale(value)}
          x2={scale(value)}
          y2={height}
        />
      ))}
    </>
  )
}

/** The numbers under a column of plots. */
export function PlotAxis({ column: { scale } }: { column: PlotColumn }) {
  const { t } = useTranslation('agreement')
  return (
    <svg className={styles.plot} width={width} height="20" aria-hidden="true">
      {ticksOf(scale).map((tick) => (
        <text key={tick} className={styles.tick} x={scale(tick)} y="13">
          {tickText(t, tick)}
        </text>
      ))}
    </svg>
  )
}

/** Round numbers on a scale. */
export function ticksOf(scale: PlotColumn['scale']): number[] {
  const [lowest] = scale.domain() as [number, number]
  return [-1, -0.5, 0, 0.5, 1].filter((tick) => tick >= lowest)
}

/** A tick: whole numbers as they are, others as coefficients. */
export function tickText(t: TFunction<'agreement'>, tick: number): string {
  return Number.isInteger(tick) ? String(tick).replace('-', '−') : coefficientText(t, tick)
}
