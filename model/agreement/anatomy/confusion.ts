import { type Disagreements, weightOf } from './disagreements.ts'
import type { Names } from './lost.ts'
import { costOfAll, Weighed } from './scope.ts'

/** Two codes that stand in each other's place: one coder has the one, another the other. */
export interface Confusion {
  /** In codebook order. */
  codes: [string, string]
  /** Disagreements on the one and on the other code that have such a pair of coders. Alike over units. */
  places: [number, number]
  /** Pairs of coders in such places: units, or positions, times pairs. */
  pairs: number
  /** Share of all lost agreement, of both codes, that lies between these two. */
  share: number
  /** Who has which, most first. `pairs` add up to those above. */
  between: { first: string; second: string; pairs: number }[]
}

/**
 * Confusion between codes, that which costs most first.
 *
 * Where the one without a code has several rivals of it, its loss is divided among them in equal parts, so
 * that shares add up to that of the kind `other_code`.
 */
export function confusions(found: Disagreements, { codes, coders }: Names): Confusion[] {
  const { code, ratings, has, lacks, firstPair, instead } = found
  const between = new Map<number, Between>()
  let at = 0
  for (let given = 0; given < instead.pair.length; given++) {
    const pair = instead.pair[given]!
    while (firstPair[at + 1]! <= pair) at++
    const own = code[at]!
    const other = instead.code[given]!
    const isFirst = own < other
    const key = isFirst ? own * codes.length + other : other * codes.length + own
    const known = between.get(key) ?? new Between()
    between.set(key, known)
    known.cost.add(weightOf(ratings[at]!) / instead.among[given]!, instead.amount[given]!)
    // Each pair of coders is met twice, as a disagreement on either code: it is counted on the first.
    if (isFirst) known.meet(has[pair]! * coders.length + lacks[pair]!, instead.amount[given]!)
    known.meetAt(at, isFirst ? 0 : 1)
  }
  const total = costOfAll(found)
  return [...between]
    .sort(([a], [b]) => a - b)
    .map(([key, { places, pairs, cost, byCoders }]): Confusion => {
      const second = key % codes.length
      const first = (key - second) / codes.length
      return {
        codes: [codes[first]!, codes[second]!],
        places,
        pairs,
        share: cost.sum() / total,
        between: [...byCoders]
          .sort(([a, some], [b, others]) => others - some || a - b)
          .map(([who, often]) => ({
            first: coders[Math.floor(who / coders.length)]!,
            second: coders[who % coders.length]!,
            pairs: often,
          })),
      }
    })
    .sort((a, b) => b.share - a.share)
}

class Between {
  readonly places: [number, number] = [0, 0]
  pairs = 0
  readonly cost = new Weighed()
  readonly byCoders = new Map<number, number>()
  private readonly last = [-1, -1]

  meet(coders: number, amount: number): void {
    this.pairs += amount
    this.byCoders.set(coders, (this.byCoders.get(coders) ?? 0) + amount)
  }

  /** The pairs of one disagreement follow one another. */
  meetAt(place: number, side: 0 | 1): void {
    if (place !== this.last[side]) this.places[side]++
    this.last[side] = place
  }
}
