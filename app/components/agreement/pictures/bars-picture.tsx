import type { Paint } from './paint.ts'
import { fitted, Picture, type PictureWords } from './picture.tsx'

/** A part of a whole, and where it went. */
export interface Bar {
  name: string
  count: number
}

const rowHeight = 26
const names = 330
const longest = 300

/** Parts of one whole as bars under one another, on one scale. */
export function BarsPicture({
  bars,
  whole,
  numberText,
  words,
  paint,
}: {
  bars: readonly Bar[]
  whole: number
  numberText: (count: number) => string
  words: PictureWords
  paint: Paint
}) {
  const top = 8
  return (
    <Picture
      width={names + longest + 80}
      height={top * 2 + bars.length * rowHeight}
      words={words}
      paint={paint}
    >
      <line x1={names} x2={names} y1={top} y2={top + bars.length * rowHeight} stroke={paint.line} />
      {bars.map(({ name, count }, index) => {
        const y = top + index * rowHeight
        const length = whole === 0 ? 0 : (count / whole) * longest
        return (
          <g key={name} fontSize="12.5" fill={paint.ink}>
            <text x={names - 12} y={y + 17} textAnchor="end">
              {fitted(name, 12.5, names - 28)}
            </text>
            <rect x={names} y={y + 6} width={length} height={rowHeight - 12} fill={paint.ink2} />
            <text x={names + length + 8} y={y + 17}>
              {numberText(count)}
            </text>
          </g>
        )
      })}
    </Picture>
  )
}
