import type { Cost } from '#model/agreement/anatomy/costs.ts'
import { percentText } from '../agreement/coefficient-text.ts'
import type { Paint } from '../agreement/pictures/paint.ts'
import { fittedInMiddle, Picture, type PictureWords } from '../agreement/pictures/picture.tsx'

/** Parts of the material of one sort, on a scale of their own. */
export interface CostGroup {
  head: string
  rows: readonly { name: string; cost: Cost }[]
}

const rowHeight = 26
const headHeight = 30
const nameWidth = 330
const longest = 300

/** What parts of the material cost as bars, and as a mark across each what it would cost if all cost alike. */
export function CostsPicture({
  groups,
  words,
  paint,
}: {
  groups: readonly CostGroup[]
  words: PictureWords
  paint: Paint
}) {
  let reached = 0
  const placed = groups.map((group) => {
    const top = reached
    reached += headHeight + group.rows.length * rowHeight
    return { ...group, top }
  })
  return (
    <Picture width={nameWidth + longest + 70} height={reached + 12} words={words} paint={paint}>
      {placed.map(({ head, rows, top }) => {
        const most = Math.max(...rows.flatMap(({ cost }) => [cost.share, cost.size]))
        return (
          <g key={head}>
            <text x="16" y={top + 20} fontSize="12" fontWeight="600" fill={paint.ink2}>
              {head}
            </text>
            {rows.map(({ name, cost }, index) => {
              const y = top + headHeight + index * rowHeight
              const length = (cost.share / most) * longest
              const alike = nameWidth + (cost.size / most) * longest
              return (
                <g key={index} fontSize="12.5" fill={paint.ink}>
                  <text x={nameWidth - 12} y={y + 17} textAnchor="end">
                    {fittedInMiddle(name, 12.5, nameWidth - 28)}
                  </text>
                  <rect
                    x={nameWidth}
                    y={y + 7}
                    width={length}
                    height="12"
                    fill={paint.lineStrong}
                    opacity="0.55"
                  />
                  <line
                    x1={alike}
                    x2={alike}
                    y1={y + 3}
                    y2={y + 23}
                    stroke={paint.ink}
                    strokeWidth="1.5"
                  />
                  <text x={nameWidth + longest + 58} y={y + 17} textAnchor="end">
                    {percentText(cost.share)}
                  </text>
                </g>
              )
            })}
          </g>
        )
      })}
    </Picture>
  )
}
