import type { ReliabilityData } from '../reliability.ts'

/** How often a code was given where coders were compared. */
export interface Prevalence {
  /** Ratings with it, of all ratings of units that two coders or more completed. */
  withCode: number
  of: number
}

/** Of each code, in the order of the codes. */
export function prevalenceIn({ codes, sets }: ReliabilityData): Prevalence[] {
  const { units, coders, values } = sets.ratings
  const withCode = new Float64Array(codes.length)
  let of = 0
  for (let unit = 0; unit < units; unit++) {
    const rated = values.subarray(unit * coders, (unit + 1) * coders).filter((set) => set >= 0)
    if (rated.length < 2) continue
    of += rated.length
    for (const set of rated) for (const code of sets.sets[set]!) withCode[code]!++
  }
  return codes.map((_, code) => ({ withCode: withCode[code]!, of }))
}
