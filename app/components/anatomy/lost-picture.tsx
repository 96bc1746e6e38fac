import type { TFunction } from 'i18next'
import { type ByKind, type Kind, sumOf } from '#model/agreement/anatomy/kinds.ts'
import { coefficientText } from '../agreement/coefficient-text.ts'
import type { Paint } from '../agreement/pictures/paint.ts'
import { fitted, Picture, type PictureWords } from '../agreement/pictures/picture.tsx'
import { shownKinds } from './kinds.tsx'

export interface LostBarRow {
  name: string
  lost: ByKind
}

const rowHeight = 26
const nameWidth = 230
const longest = 420
const barHeight = 12
const keyHeight = 34

/** What is lost on each row as a bar in parts by kind, on one scale, with the key of the patterns below. */
export function LostPicture({
  t,
  rows,
  kindWord,
  words,
  paint,
}: {
  t: TFunction<'anatomy'>
  rows: readonly LostBarRow[]
  kindWord: (kind: Kind) => string
  words: PictureWords
  paint: Paint
}) {
  const most = Math.max(...rows.map(({ lost }) => sumOf(lost)), Number.MIN_VALUE)
  const top = 8
  const bottom = top + rows.length * rowHeight
  return (
    <Picture
      width={nameWidth + longest + 70}
      height={bottom + keyHeight}
      words={words}
      paint={paint}
    >
      <Patterns paint={paint} />
      {rows.map(({ name, lost }, index) => {
        const y = top + index * rowHeight
        const total = sumOf(lost)
        let reached = nameWidth
        return (
          <g key={index} fontSize="12.5" fill={paint.ink}>
            <text x={nameWidth - 12} y={y + 17} textAnchor="end">
              {fitted(name, 12.5, nameWidth - 28)}
            </text>
            {shownKinds.map((kind) => {
              const width = (lost[kind] / most) * longest
              const x = reached
              reached += width
              return width === 0 ? null : (
                <Part key={kind} kind={kind} x={x} y={y + 7} width={width} paint={paint} />
              )
            })}
            <text x={nameWidth + (total / most) * longest + 8} y={y + 17}>
              {coefficientText(t, total)}
            </text>
          </g>
        )
      })}
      {shownKinds.map((kind, index) => {
        const x = nameWidth + index * 90
        return (
          <g key={kind} fontSize="11.5" fill={paint.ink2}>
            <Part kind={kind} x={x} y={bottom + 12} width={14} paint={paint} />
            <text x={x + 20} y={bottom + 22}>
              {kindWord(kind)}
            </text>
          </g>
        )
      })}
    </Picture>
  )
}

function Patterns({ paint }: { paint: Paint }) {
  return (
    <defs>
      <pattern
        id="lost-extra"
        width="4"
        height="4"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="2" height="4" fill={paint.ink2} />
      </pattern>
      <pattern id="lost-one_sided" width="4" height="4" patternUnits="userSpaceOnUse">
        <circle cx="2" cy="2" r="1.2" fill={paint.ink2} />
      </pattern>
      <pattern id="lost-other_code" width="4" height="4" patternUnits="userSpaceOnUse">
        <rect width="1" height="4" fill={paint.ink3} />
      </pattern>
    </defs>
  )
}

function Part({
  kind,
  x,
  y,
  width,
  paint,
}: {
  kind: Kind
  x: number
  y: number
  width: number
  paint: Paint
}) {
  const fill =
    kind === 'missed' ? paint.ink2 : kind === 'boundary' ? paint.lineStrong : `url(#lost-${kind})`
  return (
    <rect
      x={x}
      y={y}
      width={Math.max(1, width - 1)}
      height={barHeight}
      fill={fill}
      opacity={kind === 'boundary' ? 0.55 : undefined}
      stroke={kind === 'other_code' ? paint.ink3 : undefined}
    />
  )
}
