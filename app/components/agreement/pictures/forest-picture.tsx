import type { TFunction } from 'i18next'
import type { Deciding } from '#model/agreement/few.ts'
import type { Threshold } from '#model/agreement/thresholds.ts'
import { coefficientScale } from '#model/pictures/coefficient-scale.ts'
import { figureText, intervalText } from '../coefficient-text.ts'
import { tickText } from '../forest-plot.tsx'
import type { Paint } from './paint.ts'
import { fitted, Picture, type PictureWords, widthOf } from './picture.tsx'

/** One figure with its name. */
export interface PlotRow {
  name: string
  value: number | null
  ci95?: readonly [number, number] | undefined
  /** Whether many draws of the interval came to nothing: it is broken, and has an asterisk. */
  isThin?: boolean
  /** Whether an end of the interval rests on few draws: it has a dagger. */
  hasFarEnd?: boolean
  /** Whether so few units decide it that one alone can turn it: it is in brackets. */
  isOnFew?: boolean
  /** The units that decide it, where they are others than those of the picture’s other rows. */
  of?: Deciding
  /** Whether what it is of may still change: an open circle, which no line joins to others. */
  isUnfinished?: boolean
  /** In place of the value where there is none: why. */
  reason: string
  /** How much it stands on. */
  count: number | null
}

/** What stands after its interval: an asterisk, a dagger. */
export function marksOf({ isThin, hasFarEnd }: Pick<PlotRow, 'isThin' | 'hasFarEnd'>): string {
  return `${isThin ? '*' : ''}${hasFarEnd ? '†' : ''}`
}

const rowHeight = 26
const plotWidth = 320
const numbers = { value: 50, interval: 100, count: 70 }

/** Figures under one another on one scale, each with its interval and what it stands on. */
export function ForestPicture({
  t,
  rows,
  heads,
  limits,
  words,
  paint,
}: {
  t: TFunction<'agreement'>
  rows: readonly PlotRow[]
  heads: { name: string; value: string; interval: string; count: string }
  limits: readonly Threshold[]
  words: PictureWords
  paint: Paint
}) {
  const names = Math.min(280, Math.max(120, ...rows.map(({ name }) => widthOf(name, 12.5)))) + 32
  const { place: x, ticks } = coefficientScale(rows, [names + 10, names + plotWidth - 10])
  const valueAt = names + plotWidth + numbers.value
  const intervalAt = valueAt + numbers.interval
  const countAt = intervalAt + numbers.count
  const top = 28
  const bottom = top + rows.length * rowHeight
  return (
    <Picture width={countAt + 16} height={bottom + 34} words={words} paint={paint}>
      <g fontSize="11" fill={paint.ink3}>
        <text x="16" y="18">
          {heads.name}
        </text>
        <g textAnchor="end">
          <text x={valueAt} y="18">
            {heads.value}
          </text>
          <text x={intervalAt} y="18">
            {heads.interval}
          </text>
          <text x={countAt} y="18">
            {heads.count}
          </text>
        </g>
      </g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={top} y2={bottom} stroke={paint.line} />
          <text x={x(tick)} y={bottom + 18} fontSize="11" textAnchor="middle" fill={paint.ink3}>
            {tickText(t, tick)}
          </text>
        </g>
      ))}
      {limits.map(({ value }) => (
        <line
          key={value}
          x1={x(value)}
          x2={x(value)}
          y1={top}
          y2={bottom}
          stroke={paint.lineStrong}
          strokeDasharray="2 3"
        />
      ))}
      {rows.map((row, index) => {
        const y = top + (index + 0.5) * rowHeight
        return (
          <g key={index} fontSize="12.5" fill={paint.ink}>
            <text x="16" y={y + 4}>
              {fitted(row.name, 12.5, names - 28)}
            </text>
            {row.value === null ? (
              <text x={names + 10} y={y + 4} fill={paint.ink3}>
                {row.reason}
              </text>
            ) : (
              <>
                {row.ci95 !== undefined && (
                  <line
                    x1={x(row.ci95[0])}
                    x2={x(row.ci95[1])}
                    y1={y}
                    y2={y}
                    stroke={paint.ink2}
                    strokeWidth="1.5"
                    strokeDasharray={row.isThin ? '5 3' : undefined}
                  />
                )}
                <circle cx={x(row.value)} cy={y} r="4" />
              </>
            )}
            <g textAnchor="end">
              <text x={valueAt} y={y + 4}>
                {row.value === null ? '–' : figureText(t, row.value, row.isOnFew ?? false)}
              </text>
              <text x={intervalAt} y={y + 4} fill={paint.ink2}>
                {row.value === null || row.ci95 === undefined
                  ? ''
                  : intervalText(t, row.ci95) + marksOf(row)}
              </text>
              <text x={countAt} y={y + 4}>
                {row.count ?? ''}
              </text>
            </g>
          </g>
        )
      })}
    </Picture>
  )
}
