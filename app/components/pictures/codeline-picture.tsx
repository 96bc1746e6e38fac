import type { Hue } from '#model/codebook.ts'
import type { Stretch } from '#model/pictures/stretches.ts'
import type { Paint } from '../agreement/pictures/paint.ts'
import { fitted, Picture, type PictureWords } from '../agreement/pictures/picture.tsx'
import { PictureLink } from './picture-link.tsx'

/** A line along the text: somebody who speaks, or a code. */
export interface Line {
  key: string
  name: string
  hue: Hue | null
  /** At the end of the line; empty for none. */
  count: string
  stretches: readonly Stretch[]
  /** Where a stretch leads; absent in a file. */
  toOf?: ((stretch: Stretch) => string) | undefined
}

const rowHeight = 22
const names = 190
const cell = 1.5
const bar = { speaker: 6, code: 11 }

/**
 * A text from left to right: above in ink when who speaks, below a line for each code. A stretch is at least
 * two pixels wide, so that a word in a long text is seen.
 */
export function CodelinePicture({
  speakers,
  lines,
  cells,
  ends,
  words,
  paint,
}: {
  speakers: readonly Line[]
  lines: readonly Line[]
  cells: number
  /** What stands under the two ends of the text. */
  ends: readonly [string, string]
  words: PictureWords
  paint: Paint
}) {
  const width = cells * cell
  const top = 12
  const gap = speakers.length > 0 ? 10 : 0
  const codesAt = top + speakers.length * rowHeight + gap
  const bottom = codesAt + lines.length * rowHeight
  const rows = [
    ...speakers.map((line, index) => ({ line, y: top + index * rowHeight })),
    ...lines.map((line, index) => ({ line, y: codesAt + index * rowHeight })),
  ]
  return (
    <Picture
      width={names + width + 64}
      height={bottom + 30}
      words={words}
      paint={paint}
      role={lines.some(({ toOf }) => toOf !== undefined) ? 'group' : 'img'}
    >
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <line
          key={share}
          x1={names + share * width}
          x2={names + share * width}
          y1={top}
          y2={bottom}
          stroke={paint.line}
        />
      ))}
      {rows.map(({ line, y }) => (
        <Row key={`${line.hue} ${line.key}`} line={line} y={y} end={names + width} paint={paint} />
      ))}
      <g fontSize="11" fill={paint.ink3}>
        <text x={names} y={bottom + 18}>
          {ends[0]}
        </text>
        <text x={names + width} y={bottom + 18} textAnchor="end">
          {ends[1]}
        </text>
      </g>
    </Picture>
  )
}

function Row({ line, y, end, paint }: { line: Line; y: number; end: number; paint: Paint }) {
  const height = line.hue === null ? bar.speaker : bar.code
  const fill = line.hue === null ? paint.ink3 : paint.hue(line.hue)
  return (
    <g fontSize="12">
      <text
        x={names - 10}
        y={y + 15}
        textAnchor="end"
        fill={line.hue === null ? paint.ink2 : paint.ink}
      >
        {fitted(line.name, 12, names - 24)}
      </text>
      {line.stretches.map((stretch) => (
        <PictureLink key={stretch.first} to={line.toOf?.(stretch)} title={line.name}>
          <rect
            x={names + stretch.first * cell}
            y={y + (rowHeight - height) / 2}
            width={Math.max(2, (stretch.last - stretch.first + 1) * cell)}
            height={height}
            fill={fill}
          />
        </PictureLink>
      ))}
      <text x={end + 54} y={y + 15} textAnchor="end" fill={paint.ink2} fontSize="11.5">
        {line.count}
      </text>
    </g>
  )
}
