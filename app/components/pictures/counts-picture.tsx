import type { Paint } from '../agreement/pictures/paint.ts'
import { fitted, Picture, type PictureWords, widthOf } from '../agreement/pictures/picture.tsx'
import { PictureLink } from './picture-link.tsx'
import type { UsedCode } from './shown-codes.ts'

const rowHeight = 30
const columnWidth = 66
const names = 210
const largest = 11

/** How often each code stands in each place: a disc whose area is the count, with the count beside it. */
export function CountsPicture({
  codes,
  columns,
  countOf,
  numberText,
  toOf,
  words,
  paint,
}: {
  codes: readonly UsedCode[]
  columns: readonly { id: string; name: string }[]
  countOf: (code: string, place: string) => number
  numberText: (count: number) => string
  toOf: ((code: string, place: string) => string) | undefined
  words: PictureWords
  paint: Paint
}) {
  const most = Math.max(
    1,
    ...codes.flatMap(({ id }) => columns.map((column) => countOf(id, column.id))),
  )
  // Heads stand aslant, so that a name has room above a narrow column.
  const headLength = Math.min(150, Math.max(40, ...columns.map(({ name }) => widthOf(name, 11.5))))
  const top = 16 + headLength * 0.72
  return (
    <Picture
      width={names + columns.length * columnWidth + headLength * 0.75}
      height={top + codes.length * rowHeight + 12}
      words={words}
      paint={paint}
      role={toOf === undefined ? 'img' : 'group'}
    >
      {columns.map(({ id, name }, index) => {
        const x = names + index * columnWidth + 22
        return (
          <text
            key={id}
            transform={`translate(${x} ${top - 6}) rotate(-42)`}
            fontSize="11.5"
            fill={paint.ink2}
          >
            {fitted(name, 11.5, 150)}
          </text>
        )
      })}
      {codes.map(({ id, name, colour }, row) => {
        const y = top + row * rowHeight
        return (
          <g key={id}>
            <line
              x1="16"
              x2={names + columns.length * columnWidth}
              y1={y}
              y2={y}
              stroke={paint.line}
            />
            <rect x="16" y={y + 10} width="10" height="10" rx="3" fill={paint.hue(colour)} />
            <text x="34" y={y + 19} fontSize="12.5" fill={paint.ink}>
              {fitted(name, 12.5, names - 46)}
            </text>
            {columns.map((column, index) => {
              const count = countOf(id, column.id)
              if (count === 0) return null
              const x = names + index * columnWidth + 16
              const radius = Math.max(1.5, largest * Math.sqrt(count / most))
              return (
                <PictureLink
                  key={column.id}
                  to={toOf?.(id, column.id)}
                  title={`${name} · ${column.name}: ${numberText(count)}`}
                >
                  <rect
                    x={x - 16}
                    y={y + 1}
                    width={columnWidth}
                    height={rowHeight - 2}
                    fill="transparent"
                  />
                  <circle cx={x} cy={y + rowHeight / 2} r={radius} fill={paint.hue(colour)} />
                  <text x={x + 15} y={y + 19} fontSize="11.5" fill={paint.ink}>
                    {numberText(count)}
                  </text>
                </PictureLink>
              )
            })}
          </g>
        )
      })}
    </Picture>
  )
}
