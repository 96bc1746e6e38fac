import { type Disagreements, weightOf } from './disagreements.ts'
import { byKind, kinds } from './kinds.ts'
import { type Lost, lostOf } from './lost.ts'
import { type Marginals, pairableIn, presentIn } from './marginals.ts'

export interface LostOfCode extends Lost {
  code: string
  /** Of the pairable values (units or positions times coders), those that have the code. */
  present: number
  pairable: number
}

/**
 * What agreement on each code, and on all of them together, is lost to.
 *
 * A pair of values weighs as in alpha: `Do` is the sum over places of their disagreeing pairs times
 * `2 / (r - 1)`, over the N pairable values. All codes together are the alpha of the sets of codes, two sets
 * being as far apart as the number of codes in which they differ: its `Do` and `De` are those of the codes,
 * added up.
 *
 * @see Krippendorff (2011), Computing Krippendorff's alpha-reliability, for Do and De
 */
export function lostByCode(
  found: Disagreements,
  marginals: Marginals,
  codes: readonly string[],
): { all: Lost; codes: LostOfCode[] } {
  const N = pairableIn(marginals)
  const present = presentIn(marginals)
  const counted = new PairsByRatings(found, codes.length)
  const chances = present.map((count) => 2 * count * (N - count))
  return {
    all: lostOf(
      byKind((kind) => counted.weighed(kind)),
      chances.reduce((sum, chance) => sum + chance, 0),
      N,
      byKind((kind) => counted.pairs(kind)),
    ),
    codes: codes.map((code, place) => ({
      code,
      ...lostOf(
        byKind((kind) => counted.weighed(kind, place)),
        chances[place]!,
        N,
        byKind((kind) => counted.pairs(kind, place)),
      ),
      present: present[place]!,
      pairable: N,
    })),
  }
}

/**
 * Pairs of values by code and kind, apart for each number of ratings: whole numbers, so that no order of
 * coders, units or transcripts changes a digit.
 */
class PairsByRatings {
  /** By number of ratings, ascending: codes x kinds. */
  private readonly counts: [number, Float64Array][]

  constructor(
    { count, code, ratings, firstPair, kind, amount }: Disagreements,
    private readonly codes: number,
  ) {
    const counts = new Map<number, Float64Array>()
    for (let at = 0; at < count; at++) {
      const own = counts.get(ratings[at]!) ?? new Float64Array(codes * kinds.length)
      counts.set(ratings[at]!, own)
      for (let pair = firstPair[at]!; pair < firstPair[at + 1]!; pair++) {
        own[code[at]! * kinds.length + kind[pair]!]! += amount[pair]!
      }
    }
    this.counts = [...counts].sort(([a], [b]) => a - b)
  }

  /** @param code absent: of all codes */
  pairs(kind: number, code?: number): number {
    return this.counts.reduce((sum, [, own]) => sum + this.whole(own, kind, code), 0)
  }

  /** @param code absent: of all codes */
  weighed(kind: number, code?: number): number {
    return this.counts.reduce(
      (sum, [ratings, own]) => sum + weightOf(ratings) * this.whole(own, kind, code),
      0,
    )
  }

  private whole(own: Float64Array, kind: number, code?: number): number {
    if (code !== undefined) return own[code * kinds.length + kind]!
    let sum = 0
    for (let at = 0; at < this.codes; at++) sum += own[at * kinds.length + kind]!
    return sum
  }
}
