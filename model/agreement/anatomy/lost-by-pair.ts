import { pairsOf } from '../ratings.ts'
import { type Disagreements, weightOf } from './disagreements.ts'
import { type ByKind, byKind, kinds, sumOf } from './kinds.ts'
import { type Lost, lostOf, type Names } from './lost.ts'
import { type Marginals, marginalsOfPair } from './marginals.ts'

export interface LostOfPair extends Lost {
  coders: [string, string]
  /** Of `pairs`, those in which the first of the two has the code. */
  firstHas: ByKind
}

export interface LostOfCodeAndPair extends LostOfPair {
  code: string
}

/**
 * What each pair of coders loses over all codes, on what both completed. Pairs without any are left out.
 *
 * The kind of a disagreement does not depend on who is looked at: missed and extra go by all who completed the
 * transcript, also here.
 */
export function lostByPair(
  found: Disagreements,
  marginals: Marginals,
  { coders }: Names,
): LostOfPair[] {
  const counts = new PairCounts(coders.length)
  for (let pair = 0; pair < found.has.length; pair++) counts.add(found, pair)
  return pairsOf(coders.length).flatMap(([one, other]) => {
    const { size, present } = marginalsOfPair(marginals, one, other)
    if (size === 0) return []
    const byChance = present.reduce((sum, count) => sum + 2 * count * (2 * size - count), 0)
    const names: [string, string] = [coders[one]!, coders[other]!]
    return [{ coders: names, ...counts.lostBetween(one, other, size, byChance) }]
  })
}

/** Cells, codes times pairs of coders, beyond which they are not told one by one. */
const mostCells = 1_000_000

/**
 * What each pair of coders loses on each code they disagree on.
 *
 * @returns `null` where there would be more of them than anybody reads
 */
export function lostByCodeAndPair(
  found: Disagreements,
  marginals: Marginals,
  { codes, coders }: Names,
): LostOfCodeAndPair[] | null {
  if (codes.length * coders.length ** 2 > mostCells) return null
  const byCode = new Map<number, PairCounts>()
  for (let at = 0; at < found.count; at++) {
    const own = byCode.get(found.code[at]!) ?? new PairCounts(coders.length)
    byCode.set(found.code[at]!, own)
    for (let pair = found.firstPair[at]!; pair < found.firstPair[at + 1]!; pair++) {
      own.add(found, pair)
    }
  }
  const pairs = pairsOf(coders.length).map(([one, other]) => ({
    one,
    other,
    names: [coders[one]!, coders[other]!] satisfies [string, string],
    ...marginalsOfPair(marginals, one, other),
  }))
  return codes.flatMap((code, place) => {
    const counts = byCode.get(place)
    if (counts === undefined) return []
    return pairs.flatMap(({ one, other, names, size, present }) => {
      const byChance = 2 * present[place]! * (2 * size - present[place]!)
      const lost = counts.lostBetween(one, other, size, byChance)
      return sumOf(lost.pairs) === 0 ? [] : [{ code, coders: names, ...lost }]
    })
  })
}

/** Disagreeing pairs of values by who has the code, who has not, and kind. */
class PairCounts {
  private readonly counts: Float64Array

  constructor(private readonly coders: number) {
    this.counts = new Float64Array(coders * coders * kinds.length)
  }

  add({ has, lacks, kind, amount }: Disagreements, pair: number): void {
    this.counts[this.cell(has[pair]!, lacks[pair]!, kind[pair]!)]! += amount[pair]!
  }

  /** @param size units or positions that both rated */
  lostBetween(one: number, other: number, size: number, byChance: number) {
    const firstHas = byKind((kind) => this.counts[this.cell(one, other, kind)]!)
    const secondHas = byKind((kind) => this.counts[this.cell(other, one, kind)]!)
    const pairs = byKind((kind) => firstHas[kinds[kind]!] + secondHas[kinds[kind]!])
    const weighed = byKind((kind) => weightOf(2) * pairs[kinds[kind]!])
    return { ...lostOf(weighed, byChance, 2 * size, pairs), firstHas }
  }

  private cell(has: number, lacks: number, kind: number): number {
    return (has * this.coders + lacks) * kinds.length + kind
  }
}
