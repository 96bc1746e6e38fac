import type { TFunction } from 'i18next'
import { figureText } from '../coefficient-text.ts'
import type { Paint } from './paint.ts'
import { fitted, Picture, type PictureWords, widthOf } from './picture.tsx'

/** What stands between two coders: a figure, and on how many units. */
interface MatrixCell {
  value: number | null
  units: number
  /** It then has brackets and no ground. */
  isOnFew: boolean
}

/** Of a cell; wider where the words in one need it. */
const cell = { width: 72, height: 46 }
const unitsSize = 10.5
const mostForNames = 150

/**
 * Everybody beside everybody: the nearer to 1 a figure is, the darker its ground. The figures stand in the
 * cells, so that no ground has to be told from another.
 */
export function MatrixPicture({
  t,
  coders,
  cellOf,
  unitsText,
  words,
  paint,
}: {
  t: TFunction<'agreement'>
  coders: readonly { id: string; name: string; initials: string }[]
  cellOf: (one: string, other: string) => MatrixCell | undefined
  unitsText: (units: number) => string
  words: PictureWords
  paint: Paint
}) {
  const top = 28
  // No wider than they need: three coders fit on a phone.
  const names = Math.min(
    mostForNames,
    Math.max(...coders.map(({ name }) => widthOf(name, 12.5))) + 28,
  )
  const found = (one: string, other: string) => (one === other ? undefined : cellOf(one, other))
  const texts = coders.flatMap((one) =>
    coders.flatMap((other) => {
      const cell = found(one.id, other.id)
      return cell === undefined ? [] : widthOf(unitsText(cell.units), unitsSize) + 12
    }),
  )
  const cellWidth = Math.max(cell.width, ...texts)
  const width = names + coders.length * cellWidth + 16
  return (
    <Picture
      width={width}
      height={top + coders.length * cell.height + 16}
      words={words}
      paint={paint}
    >
      {coders.map(({ id, initials }, index) => (
        <text
          key={id}
          x={names + (index + 0.5) * cellWidth}
          y="18"
          fontSize="11"
          fontWeight="600"
          textAnchor="middle"
          fill={paint.ink3}
        >
          {initials}
        </text>
      ))}
      {coders.map((one, row) => (
        <g key={one.id} transform={`translate(0 ${top + row * cell.height})`}>
          <text x="16" y={cell.height / 2 + 4} fontSize="12.5" fill={paint.ink}>
            {fitted(one.name, 12.5, names - 28)}
          </text>
          {coders.map((other, column) => (
            <Cell
              t={t}
              key={other.id}
              x={names + column * cellWidth}
              width={cellWidth}
              found={found(one.id, other.id)}
              isSame={one.id === other.id}
              unitsText={unitsText}
              paint={paint}
            />
          ))}
        </g>
      ))}
    </Picture>
  )
}

function Cell({
  t,
  x,
  width,
  found,
  isSame,
  unitsText,
  paint,
}: {
  t: TFunction<'agreement'>
  x: number
  width: number
  found: MatrixCell | undefined
  isSame: boolean
  unitsText: (units: number) => string
  paint: Paint
}) {
  const value = found?.value ?? null
  const isFew = found?.isOnFew ?? false
  const shade = value === null || isFew ? 0 : 0.03 + 0.2 * Math.max(0, value)
  const middle = x + width / 2
  return (
    <g>
      <rect
        x={x + 1}
        y="1"
        width={width - 2}
        height={cell.height - 2}
        rx="3"
        fill={paint.ink}
        fillOpacity={shade}
        stroke={paint.line}
        strokeOpacity={isSame ? 0 : 1}
      />
      {!isSame && (
        <g textAnchor="middle">
          <text x={middle} y="21" fontSize="13" fill={isFew ? paint.ink3 : paint.ink}>
            {value === null ? '–' : figureText(t, value, isFew)}
          </text>
          {found !== undefined && (
            <text x={middle} y="36" fontSize={unitsSize} fill={isFew ? paint.ink3 : paint.ink2}>
              {unitsText(found.units)}
            </text>
          )}
        </g>
      )}
    </g>
  )
}
