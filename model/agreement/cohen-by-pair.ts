import { asAsked } from './as-asked.ts'
import { cohenKappa } from './cohen.ts'
import { pairsOf, type Ratings } from './ratings.ts'
import type { Result } from './ratings-results.ts'
import { pairTable } from './two-coders.ts'

/**
 * Cohen's kappa of each pair of more than two coders, on the units both rated, with standard errors and intervals by
 * formula: `cohen_by_pair`, by `first|second`; nothing of fewer coders.
 *
 * @param coders as pairs are named, in the order of the ratings
 * @param order in which pairs are listed, of places of coders; absent: as they are given
 * @see Cohen (1960), A coefficient of agreement for nominal scales; the errors of `cohenKappa`
 */
export function cohenByPair(
  ratings: Ratings,
  coders: readonly string[],
  order: readonly number[] = coders.map((_, place) => place),
): { cohen_by_pair?: Result } {
  if (ratings.coders < 3) return {}
  const found = pairsOf(order.length).map(([first, second]) => {
    const [g, h] = [order[first]!, order[second]!]
    return [`${coders[g]}|${coders[h]}`, { ...cohenKappa(pairTable(ratings, g, h)) }]
  })
  return { cohen_by_pair: { value: asAsked(Object.fromEntries(found)) } }
}
