import type { ReliabilityData } from '../reliability.ts'
import { weightOf } from './disagreements.ts'
import { sumOf } from './kinds.ts'
import type { Lost } from './lost.ts'
import type { LostOfCode } from './lost-by-code.ts'
import { codesIn, type SpanTable } from './span-table.ts'

/** How far the parts may be from what they are parts of: rounding, never more. */
const tolerance = 1e-12

/**
 * Checks that the parts of each code, and of all together, add up to `1 - alpha`, with the disagreement
 * counted anew and in another way: not pair by pair, but by how many have the code in each place.
 *
 * @throws {Error} where they do not: a defect of ours, never of the data
 */
export function addingUp(
  lost: { all: Lost; codes: LostOfCode[] },
  disagreement: Float64Array,
): { all: Lost; codes: LostOfCode[] } {
  let observed = 0
  let expected = 0
  lost.codes.forEach((one, place) => {
    const { code, present, pairable: N } = one
    // As a product: of squares of so many positions the difference would be rounded away.
    const byChance = (2 * present * (N - present)) / Math.max(1, N - 1)
    check(code, one, byChance === 0 ? null : 1 - disagreement[place]! / byChance)
    observed += disagreement[place]!
    expected += byChance
  })
  check('all codes', lost.all, expected === 0 ? null : 1 - observed / expected)
  return lost
}

function check(what: string, { alpha, lost }: Lost, wanted: number | null): void {
  if (alpha === null && wanted === null && sumOf(lost) === 0) return
  if (alpha !== null && wanted !== null) {
    if (
      Math.abs(alpha - wanted) <= tolerance &&
      Math.abs(sumOf(lost) - (1 - wanted)) <= tolerance
    ) {
      return
    }
  }
  throw new Error(
    `The parts of ${what} are ${sumOf(lost)} of ${wanted === null ? null : 1 - wanted}.`,
  )
}

/** For each code the sum over units of `2 p (r - p) / (r - 1)`, p of r coders having it. */
export function disagreementOnUnits({ sets, codes }: ReliabilityData): Float64Array {
  const { units, coders, values } = sets.ratings
  const having = new Int32Array(codes.length)
  const byRatings = new Map<number, Float64Array>()
  for (let unit = 0; unit < units; unit++) {
    const rated = values.subarray(unit * coders, (unit + 1) * coders).filter((set) => set >= 0)
    const r = rated.length
    if (r < 2) continue
    const own = byRatings.get(r) ?? new Float64Array(codes.length)
    byRatings.set(r, own)
    for (const set of rated) for (const code of sets.sets[set]!) having[code]!++
    for (const set of rated) {
      for (const code of sets.sets[set]!) {
        own[code]! += having[code]! * (r - having[code]!)
        having[code] = 0
      }
    }
  }
  return weighed(byRatings, codes.length)
}

/** The same over positions, from how many have the code at once: `sum of p (r - p)` by run lengths. */
export function disagreementOnPositions(
  { continua, codes }: ReliabilityData,
  tables: readonly SpanTable[],
): Float64Array {
  const byRatings = new Map<number, Float64Array>()
  tables.forEach((table, index) => {
    const r = continua[index]!.coders.length
    const own = byRatings.get(r) ?? new Float64Array(codes.length)
    byRatings.set(r, own)
    for (const { code, from, to } of codesIn(table)) {
      const starts = table.start.slice(from, to).sort()
      const ends = table.end.slice(from, to).sort()
      let at = 0
      let opened = 0
      for (let closed = 0; closed < ends.length; ) {
        const having = opened - closed
        const isStart = opened < starts.length && starts[opened]! < ends[closed]!
        const next = isStart ? starts[opened++]! : ends[closed++]!
        own[code]! += (next - at) * having * (r - having)
        at = next
      }
    }
  })
  return weighed(byRatings, codes.length)
}

function weighed(byRatings: ReadonlyMap<number, Float64Array>, codes: number): Float64Array {
  const sums = new Float64Array(codes)
  for (const [r, own] of byRatings) {
    for (let code = 0; code < codes; code++) sums[code]! += weightOf(r) * own[code]!
  }
  return sums
}
