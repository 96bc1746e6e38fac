import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Threshold } from '#model/agreement/thresholds.ts'
import { type CoefficientScale, coefficientScale } from '#model/pictures/coefficient-scale.ts'
import { coefficientText, percentText } from './coefficient-text.ts'
import styles from './forest-plot.module.css'

const width = 216
const height = 36
const rim = 10

/** What the plots of one column share. */
export interface PlotColumn {
  scale: CoefficientScale
  /** Lines of the project. */
  limits: readonly Threshold[]
}

/** A column for these figures. */
export function plotColumn(
  figures: Parameters<typeof coefficientScale>[0],
  limits: readonly Threshold[],
): PlotColumn {
  return { scale: coefficientScale(figures, [rim, width - rim]), limits }
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
  const { place } = column.scale
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
  const { place, ticks } = scale
  return (
    <>
      {ticks.map((tick) => (
        <line key={tick} className={styles.grid} x1={place(tick)} x2={place(tick)} y2={height} />
      ))}
      {limits.map(({ value }) => (
        <line
          key={value}
          className={styles.limit}
          x1={place(value)}
          x2={place(value)}
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
      {scale.ticks.map((tick) => (
        <text key={tick} className={styles.tick} x={scale.place(tick)} y="13">
          {tickText(t, tick)}
        </text>
      ))}
    </svg>
  )
}

/** A tick: whole numbers as they are, others as coefficients. */
export function tickText(t: TFunction<'agreement'>, tick: number): string {
  return Number.isInteger(tick) ? String(tick).replace('-', '−') : coefficientText(t, tick)
}
