import type { Paint } from '../agreement/pictures/paint.ts'
import { fitted, Picture, type PictureWords } from '../agreement/pictures/picture.tsx'
import type { UsedCode } from './shown-codes.ts'

const rowHeight = 40
const names = 210
const part = 26
const highest = 30

/** How often each code stands in each part of the turns, as bars on one scale for all codes. */
export function TurnsPicture({
  codes,
  parts,
  countOf,
  numberText,
  ends,
  words,
  paint,
}: {
  codes: readonly UsedCode[]
  parts: number
  countOf: (code: string, part: string) => number
  numberText: (count: number) => string
  ends: readonly [string, string]
  words: PictureWords
  paint: Paint
}) {
  const all = Array.from({ length: parts }, (_, index) => String(index))
  const most = Math.max(1, ...codes.flatMap(({ id }) => all.map((one) => countOf(id, one))))
  const top = 8
  const bottom = top + codes.length * rowHeight
  return (
    <Picture width={names + parts * part + 64} height={bottom + 28} words={words} paint={paint}>
      {codes.map(({ id, name, colour, spans }, row) => {
        const ground = top + (row + 1) * rowHeight
        return (
          <g key={id}>
            <text x={names - 12} y={ground - 6} fontSize="12.5" textAnchor="end" fill={paint.ink}>
              {fitted(name, 12.5, names - 28)}
            </text>
            <line
              x1={names}
              x2={names + parts * part}
              y1={ground}
              y2={ground}
              stroke={paint.line}
            />
            {all.map((one, index) => {
              const count = countOf(id, one)
              if (count === 0) return null
              const height = Math.max(1.5, (count / most) * highest)
              return (
                <rect
                  key={one}
                  x={names + index * part + 3}
                  y={ground - height}
                  width={part - 6}
                  height={height}
                  fill={paint.hue(colour)}
                >
                  <title>{`${name}: ${numberText(count)}`}</title>
                </rect>
              )
            })}
            <text
              x={names + parts * part + 54}
              y={ground - 6}
              fontSize="11.5"
              textAnchor="end"
              fill={paint.ink2}
            >
              {numberText(spans)}
            </text>
          </g>
        )
      })}
      <g fontSize="11" fill={paint.ink3}>
        <text x={names} y={bottom + 18}>
          {ends[0]}
        </text>
        <text x={names + parts * part} y={bottom + 18} textAnchor="end">
          {ends[1]}
        </text>
      </g>
    </Picture>
  )
}
