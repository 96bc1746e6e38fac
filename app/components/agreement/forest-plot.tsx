import { scaleLinear } from 'd3-scale'
import { useTranslation } from 'react-i18next'
import { coefficientText } from './coefficient-text.ts'
import styles from './forest-plot.module.css'
import { thresholds } from './lead-text.ts'

const width = 216
const height = 36
const rim = 10

/** Where a figure lies between the least that is shown and 1. */
export function plotScale(lowest: number) {
  return scaleLinear([Math.min(0, Math.max(-1, lowest)), 1], [rim, width - rim])
}
export type PlotScale = ReturnType<typeof plotScale>

/** One figure with its interval on a common scale, the customary limits dotted. */
export function ForestPlot({
  scale,
  value,
  ci95,
}: {
  scale: PlotScale
  value: number
  ci95?: readonly [number, number] | undefined
}) {
  const { t } = useTranslation('agreement')
  const place = (figure: number) => {
    const [low, high] = scale.domain() as [number, number]
    return scale(Math.min(high, Math.max(low, figure)))
  }
  const label =
    ci95 === undefined
      ? t('byCode.plotLabelAlone', { value: coefficientText(value) })
      : t('byCode.plotLabel', {
          value: coefficientText(value),
          low: coefficientText(ci95[0]),
          high: coefficientText(ci95[1]),
        })
  return (
    <svg className={styles.plot} width={width} height={height} role="img" aria-label={label}>
      <Lines scale={scale} />
      {ci95 !== undefined && (
        <line
          className={styles.interval}
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

function Lines({ scale }: { scale: PlotScale }) {
  return (
    <>
      {ticksOf(scale).map((tick) => (
        <line key={tick} className={styles.grid} x1={scale(tick)} x2={scale(tick)} y2={height} />
      ))}
      {thresholds.map((limit) => (
        <line
          key={limit}
          className={styles.limit}
          x1={scale(limit)}
          x2={scale(limit)}
          y2={height}
        />
      ))}
    </>
  )
}

/** The numbers under a column of plots. */
export function PlotAxis({ scale }: { scale: PlotScale }) {
  return (
    <svg className={styles.plot} width={width} height="20" aria-hidden="true">
      {ticksOf(scale).map((tick) => (
        <text key={tick} className={styles.tick} x={scale(tick)} y="13">
          {Number.isInteger(tick) ? String(tick).replace('-', '−') : coefficientText(tick)}
        </text>
      ))}
    </svg>
  )
}

function ticksOf(scale: PlotScale): number[] {
  const [lowest] = scale.domain() as [number, number]
  return [-1, -0.5, 0, 0.5, 1].filter((tick) => tick >= lowest)
}
