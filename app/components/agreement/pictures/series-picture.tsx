import type { TFunction } from 'i18next'
import type { Threshold } from '#model/agreement/thresholds.ts'
import { coefficientScale } from '#model/pictures/coefficient-scale.ts'
import { thresholdText } from '../coefficient-text.ts'
import { tickText } from '../forest-plot.tsx'
import { marksOf, type PlotRow } from './forest-picture.tsx'
import type { Paint } from './paint.ts'
import { fitted, Picture, type PictureWords } from './picture.tsx'

const room = { left: 44, right: 52, top: 16, bottom: 44 }
const plotHeight = 200
const leastStep = 28
const width = 760

/**
 * Figures side by side in the order of time, the first at the left. Those without a value leave a gap; where
 * names have no room they are numbered, as in the table beside.
 */
export function SeriesPicture({
  t,
  rows,
  limits,
  words,
  paint,
}: {
  t: TFunction<'agreement'>
  rows: readonly PlotRow[]
  limits: readonly Threshold[]
  words: PictureWords
  paint: Paint
}) {
  const step = Math.max(leastStep, (width - room.left - room.right) / rows.length)
  const end = room.left + step * rows.length
  const bottom = room.top + plotHeight
  const { place: y, ticks } = coefficientScale(rows, [bottom, room.top])
  const at = (index: number) => room.left + step * (index + 0.5)
  const isNamed = step >= 90
  return (
    <Picture width={end + room.right} height={bottom + room.bottom} words={words} paint={paint}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={room.left} x2={end} y1={y(tick)} y2={y(tick)} stroke={paint.line} />
          <text x={room.left - 8} y={y(tick) + 4} fontSize="11" textAnchor="end" fill={paint.ink3}>
            {tickText(t, tick)}
          </text>
        </g>
      ))}
      {limits.map(({ value }) => (
        <g key={value}>
          <line
            x1={room.left}
            x2={end}
            y1={y(value)}
            y2={y(value)}
            stroke={paint.lineStrong}
            strokeDasharray="2 3"
          />
          <text x={end + 6} y={y(value) + 4} fontSize="11" fill={paint.ink3}>
            {thresholdText(t, value)}
          </text>
        </g>
      ))}
      {stretchesOf(rows).map((stretch) => (
        <polyline
          key={stretch[0]}
          points={stretch.map((index) => `${at(index)},${y(rows[index]!.value!)}`).join(' ')}
          fill="none"
          stroke={paint.lineStrong}
        />
      ))}
      {rows.map(({ name, value, ci95, isThin, hasFarEnd, isOnFew, isUnfinished }, index) => (
        <g key={index}>
          {value !== null && ci95 !== undefined && (
            <line
              x1={at(index)}
              x2={at(index)}
              y1={y(ci95[0])}
              y2={y(ci95[1])}
              stroke={paint.ink2}
              strokeWidth="1.5"
              strokeDasharray={isThin ? '5 3' : undefined}
            />
          )}
          {value !== null && (
            <circle
              cx={at(index)}
              cy={y(value)}
              r="4"
              fill={isUnfinished ? (paint.ground ?? 'var(--raised)') : paint.ink}
              stroke={paint.ink}
            />
          )}
          <text
            x={at(index)}
            y={bottom + 20}
            fontSize="11"
            textAnchor="middle"
            fill={value === null ? paint.ink3 : paint.ink2}
          >
            {inBrackets(
              isNamed ? fitted(name, 11, step - 14) : `${index + 1}`,
              isOnFew && value !== null,
            )}
            {marksOf({ isThin, hasFarEnd })}
          </text>
        </g>
      ))}
    </Picture>
  )
}

/** Below its figure, in brackets where few units decide that. */
function inBrackets(mark: string, isOnFew = false): string {
  return isOnFew ? `(${mark})` : mark
}

/** Neighbours that have values which stay, by their numbers: only they are joined by a line. */
function stretchesOf(rows: readonly PlotRow[]): number[][] {
  const stretches: number[][] = []
  rows.forEach(({ value, isUnfinished }, index) => {
    if (value === null || isUnfinished) return
    const last = stretches.at(-1)
    if (last !== undefined && last.at(-1) === index - 1) last.push(index)
    else stretches.push([index])
  })
  return stretches.filter((stretch) => stretch.length > 1)
}
