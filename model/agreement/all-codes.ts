import { beyondChance, defined, type Figure, undefinedFor } from './coefficient.ts'
import { kappaOfSums } from './cohen.ts'
import type { Drawn } from './drawn.ts'
import { expectedDistance } from './expected-distance.ts'
import type { FigureName } from './figures.ts'
import { nominalAlphaOfSums } from './krippendorff-alpha.ts'
import { pairsOf } from './ratings.ts'
import type { ReliabilityData } from './reliability.ts'
import type { Estimate, Tallies } from './resampling.ts'
import { setAlpha, unitDisagreement } from './set-alpha.ts'
import type { Tally } from './tally.ts'

/**
 * Coefficients of the whole codebook. A unit's value is the set of codes a coder gave it: near or far by MASI
 * or Jaccard for alpha, alike or not for the others.
 */
export function setEstimates(data: ReliabilityData, drawn: Drawn, tallies: Tallies): Estimate[] {
  const { sets, ratings } = data.sets
  const { coders, values } = ratings
  // units with a rating, with two, pairable ratings, agreement; then disagreement by MASI, Jaccard, nominal
  const tally = tallies.make(7)
  const totals = tallies.make(Math.max(1, sets.length))
  const shares = tallies.make(Math.max(1, sets.length))
  for (const unit of drawn.order) {
    const cluster = drawn.clusterOf[unit]!
    const rated = values
      .slice(unit * coders, (unit + 1) * coders)
      .filter((set) => set >= 0)
      .sort()
    const given = rated.length
    if (given === 0) continue
    tally.add(cluster, 0, 1)
    for (const set of rated) shares.add(cluster, set, 1 / given)
    if (given < 2) continue
    for (const set of rated) totals.add(cluster, set, 1)
    const apart = unitDisagreement('nominal', sets, rated)
    tally.add(cluster, 1, 1)
    tally.add(cluster, 2, given)
    tally.add(cluster, 3, 1 - apart / (given * (given - 1)))
    tally.add(cluster, 4, unitDisagreement('masi', sets, rated) / (given - 1))
    tally.add(cluster, 5, unitDisagreement('jaccard', sets, rated) / (given - 1))
    tally.add(cluster, 6, apart / (given - 1))
  }
  const own = tally.sums
  const distant = (kind: 'masi' | 'jaccard', column: number) => {
    let expected: ((times: Float64Array) => number) | undefined
    return () => {
      expected ??= expectedDistance(kind, sets, totals, drawn.count + 1)
      const byChance = expected(tallies.times)
      const N = own[2]!
      return byChance === 0 ? null : 1 - ((N - 1) * own[column]!) / byChance
    }
  }
  const nominal = () => nominalAlphaOfSums(own[2]!, own[6]!, squares(totals.sums))
  const fleiss = () => {
    if (own[1] === 0) return null
    return beyondChance(own[3]! / own[1]!, squares(shares.sums) / own[0]! ** 2).value
  }
  const percent = () => (own[1] === 0 ? null : own[3]! / own[1]!)
  tallies.drawEachOnce(drawn.count + 1)
  const parts = { units: own[0]!, pairedUnits: own[1]!, pairable: own[2]! }
  const marginals = new Marginals(data, drawn, tallies)
  const estimate = (name: FigureName, again: () => number | null): Estimate => ({
    figure: { name, ...figureOf(again(), own[1]!), parts },
    again,
  })
  return [
    {
      figure: { name: 'alpha_sets_masi', ...setAlpha(data.sets, 'masi') },
      again: distant('masi', 4),
    },
    {
      figure: { name: 'alpha_sets_jaccard', ...setAlpha(data.sets, 'jaccard') },
      again: distant('jaccard', 5),
    },
    estimate('alpha_sets_nominal', nominal),
    estimate('alpha_nominal', nominal),
    estimate('fleiss', fleiss),
    estimate('percent', percent),
    ...pairsOf(coders).flatMap(([g, h]) => pairEstimates(data, g, h, drawn, tallies, marginals)),
  ]
}

/** A plain loop: it runs over some thousand sets in each of thousands of draws. */
function squares(sums: Float64Array): number {
  let sum = 0
  for (let at = 0; at < sums.length; at++) sum += sums[at]! * sums[at]!
  return sum
}

/** There are as many categories as different sets: tables of them would grow with their square. */
function pairEstimates(
  data: ReliabilityData,
  g: number,
  h: number,
  drawn: Drawn,
  tallies: Tallies,
  marginals: Marginals,
): Estimate[] {
  const { coders: m, values } = data.sets.ratings
  const shared = setsOfBoth(data, g, h)
  const [first, second] = [marginals.of(g, h), marginals.of(h, g)]
  const tally = tallies.make(2)
  for (const unit of drawn.order) {
    const one = values[unit * m + g]!
    const other = values[unit * m + h]!
    if (one < 0 || other < 0) continue
    const cluster = drawn.clusterOf[unit]!
    tally.add(cluster, 0, 1)
    if (one === other) tally.add(cluster, 1, 1)
  }
  const own = tally.sums
  const coders: [string, string] = [data.coders[g]!, data.coders[h]!]
  const kappa = () => {
    let products = 0
    for (let at = 0; at < shared.length; at++) {
      const set = shared[at]!
      products += first.sums[set]! * second.sums[set]!
    }
    return kappaOfSums(own[0]!, own[1]!, products)
  }
  const percent = () => (own[0] === 0 ? null : own[1]! / own[0]!)
  for (const one of [tally, first, second]) one.drawEachOnce(drawn.count + 1)
  const parts = { pairedUnits: own[0]!, alike: own[1]! }
  return [
    { figure: { name: 'cohen', coders, ...figureOf(kappa(), own[0]!), parts }, again: kappa },
    { figure: { name: 'percent', coders, ...figureOf(percent(), own[0]!), parts }, again: percent },
  ]
}

/** Sets, by number, that each of two coders gave somewhere: chance meets in no other. */
function setsOfBoth({ sets: { sets, ratings } }: ReliabilityData, g: number, h: number) {
  const { units, coders: m, values } = ratings
  const seen = new Uint8Array(sets.length)
  for (let unit = 0; unit < units; unit++) {
    const one = values[unit * m + g]!
    const other = values[unit * m + h]!
    if (one < 0 || other < 0) continue
    seen[one]! |= 1
    seen[other]! |= 2
  }
  return Int32Array.from(seen.keys()).filter((set) => seen[set] === 3)
}

/**
 * How often a coder gave each set where another coder rated too. With all others who rated the same units it
 * is the same, and most coders completed the same transcripts: it is counted and drawn once for all of them.
 */
class Marginals {
  private readonly known = new Map<string, Tally>()
  private readonly rated: readonly bigint[]

  constructor(
    private readonly data: ReliabilityData,
    private readonly drawn: Drawn,
    private readonly tallies: Tallies,
  ) {
    const { transcripts, units, sets } = data
    const { coders, values } = sets.ratings
    // Who rated one unit of a transcript rated all of them.
    const places = new Map(transcripts.map((id, place) => [id, place]))
    const rated = new Array<bigint>(coders).fill(0n)
    let last = ''
    units.forEach(({ transcript }, unit) => {
      if (transcript === last) return
      last = transcript
      const bit = 1n << BigInt(places.get(transcript)!)
      for (let coder = 0; coder < coders; coder++) {
        if (values[unit * coders + coder]! >= 0) rated[coder]! |= bit
      }
    })
    this.rated = rated
  }

  /** @returns a sum for each set, by what is drawn */
  of(coder: number, other: number): Tally {
    const name = `${coder} ${this.rated[coder]! & this.rated[other]!}`
    const known = this.known.get(name)
    if (known !== undefined) return known
    const { sets, ratings } = this.data.sets
    const { coders: m, values } = ratings
    const tally = this.tallies.make(Math.max(1, sets.length))
    for (const unit of this.drawn.order) {
      const set = values[unit * m + coder]!
      if (set < 0 || values[unit * m + other]! < 0) continue
      tally.add(this.drawn.clusterOf[unit]!, set, 1)
    }
    this.known.set(name, tally)
    return tally
  }
}

function figureOf(value: number | null, paired: number): Figure {
  if (value !== null) return defined(value)
  return undefinedFor(paired === 0 ? 'no_pairs' : 'no_variation')
}
