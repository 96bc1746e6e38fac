import { type Coefficient, undefinedFor } from '../coefficient.ts'
import type { Alignment } from './alignment.ts'
import {
  categoricalDissimilarity,
  type Dissimilarity,
  positionalDissimilarity,
} from './dissimilarity.ts'

/**
 * How far the categories of units that an alignment puts together lie apart. Each pair of units of one part
 * weighs `max(0, 1 - alpha * positional)`, by the number of units in the part less one; units without a
 * partner are left out.
 *
 * @param category only pairs of which at least one unit has it
 * @returns `null` where no pair has a weight to speak of
 * @see Mathet (2017), The agreement measure gamma-cat, eq. 5
 */
export function categoricalDisorder(
  { units, parts }: Alignment,
  by: Dissimilarity,
  category?: string,
): number | null {
  let [apart, weights, pairs] = [0, 0, 0]
  for (const part of parts) {
    for (let at = 0; at < part.length; at++) {
      for (let next = at + 1; next < part.length; next++) {
        const [one, other] = [units[part[at]!]!, units[part[next]!]!]
        if (category !== undefined && ![one.category, other.category].includes(category)) continue
        const near = 1 - by.alpha * positionalDissimilarity(one, other, by.deltaEmpty)
        const weight = Math.max(0, near) / (part.length - 1)
        apart += weight * categoricalDissimilarity(one, other, by)
        weights += weight
        pairs++
      }
    }
  }
  if (pairs === 0) return null
  return apart === 0 ? 0 : apart / weights
}

/**
 * Agreement on the categories alone, of units the best alignment puts together: 1 less the observed
 * disorder by the mean of that of continua made by chance.
 *
 * @param category of gamma-k: only pairs of which at least one unit has it
 * @see Mathet (2017), eqs. 6 and 9
 */
export function gammaCat(
  observed: Alignment,
  byChance: readonly Alignment[],
  by: Dissimilarity,
  category?: string,
): Coefficient {
  const disorder = categoricalDisorder(observed, by, category)
  if (disorder === null) return { ...undefinedFor('no_pairs'), parts: {} }
  const disorders = byChance
    .map((alignment) => categoricalDisorder(alignment, by, category))
    .filter((one) => one !== null)
  const expected = disorders.reduce((sum, one) => sum + one, 0) / Math.max(1, disorders.length)
  const parts = { observed: disorder, expected, samples: disorders.length }
  if (disorder === 0) return { value: 1, parts }
  if (expected === 0) return { ...undefinedFor('no_variation'), parts }
  return { value: 1 - disorder / expected, parts }
}
