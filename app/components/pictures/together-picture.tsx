import type { Paint } from '../agreement/pictures/paint.ts'
import { fitted, Picture, type PictureWords } from '../agreement/pictures/picture.tsx'
import { PictureLink } from './picture-link.tsx'
import type { UsedCode } from './shown-codes.ts'

const cell = 38
const names = 230
const largest = 12

/** Which codes share text, each two once: a disc whose area is how often, with the number under it. */
export function TogetherPicture({
  codes,
  bothOf,
  numberText,
  toOf,
  words,
  paint,
}: {
  codes: readonly UsedCode[]
  bothOf: (one: string, other: string) => number
  numberText: (count: number) => string
  toOf: ((one: string, other: string) => string) | undefined
  words: PictureWords
  paint: Paint
}) {
  const most = Math.max(
    1,
    ...codes.flatMap((one, row) => codes.slice(0, row).map((other) => bothOf(one.id, other.id))),
  )
  const top = 26
  return (
    <Picture
      width={names + codes.length * cell + 20}
      height={top + codes.length * cell + 12}
      words={words}
      paint={paint}
      role={toOf === undefined ? 'img' : 'group'}
    >
      {codes.slice(0, -1).map(({ id }, index) => (
        <text
          key={id}
          x={names + (index + 0.5) * cell}
          y="18"
          fontSize="11"
          textAnchor="middle"
          fill={paint.ink3}
        >
          {index + 1}
        </text>
      ))}
      {codes.map((one, row) => {
        const y = top + row * cell
        return (
          <g key={one.id}>
            <line x1="16" x2={names + row * cell} y1={y + cell} y2={y + cell} stroke={paint.line} />
            <text x="16" y={y + 23} fontSize="11" fill={paint.ink3}>
              {row + 1}
            </text>
            <rect x="36" y={y + 14} width="10" height="10" rx="3" fill={paint.hue(one.colour)} />
            <text x="54" y={y + 23} fontSize="12.5" fill={paint.ink}>
              {fitted(one.name, 12.5, names - 66)}
            </text>
            {codes.slice(0, row).map((other, column) => {
              const both = bothOf(one.id, other.id)
              if (both === 0) return null
              const x = names + (column + 0.5) * cell
              return (
                <PictureLink
                  key={other.id}
                  to={toOf?.(one.id, other.id)}
                  title={`${one.name} · ${other.name}: ${numberText(both)}`}
                >
                  <rect
                    x={x - cell / 2}
                    y={y + 1}
                    width={cell}
                    height={cell - 2}
                    fill="transparent"
                  />
                  <circle
                    cx={x}
                    cy={y + 14}
                    r={Math.max(1.5, largest * Math.sqrt(both / most))}
                    fill={paint.ink2}
                  />
                  <text x={x} y={y + 36} fontSize="10" textAnchor="middle" fill={paint.ink}>
                    {numberText(both)}
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
