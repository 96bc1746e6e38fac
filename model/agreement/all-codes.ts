import { betweenClusters } from './between-clusters.ts'
import { beyondChance, defined, type Figure, undefinedFor } from './coefficient.ts'
import { kappaOfSums } from './cohen.ts'
import { distancesBetween } from './distances-between.ts'
import type { Drawn } from './drawn.ts'
import { ExpectedDistance, isCheaperBySet } from './expected-distance.ts'
import type { FigureName } from './figures.ts'
import type { Kept } from './kept.ts'
import { nominalAlphaOfSums } from './krippendorff-alpha.ts'
import { Partners } from './partners.ts'
import { placesWhere } from './places-where.ts'
import { Products } from './products.ts'
import { pairsOf } from './ratings.ts'
import type { ReliabilityData } from './reliability.ts'
import { type Estimate, inEachLane } from './resampling.ts'
import { setAlpha, setAlphaOfSums } from './set-alpha.ts'
import { type Drawable, Tally } from './tally.ts'
import type { UnitDistances } from './unit-distances.ts'

/**
 * Coefficients of the whole codebook. A unit's value is the set of codes a coder gave it: near or far by MASI
 * or Jaccard for alpha, alike or not for the others.
 *
 * @param distances of its ratings, for each unit
 * @param kept what was made of the parts of transcripts before
 */
export function setEstimates(
  data: ReliabilityData,
  drawn: Drawn,
  distances: UnitDistances,
  kept: Kept,
): Estimate[] {
  const { sets, ratings } = data.sets
  const { coders, values } = ratings
  // units with a rating, with two, pairable ratings, agreement; then disagreement by MASI, Jaccard, nominal
  const own = new Tally(7)
  const totals = new Tally(sets.length)
  const shares = new Tally(sets.length)
  for (const unit of drawn.order) {
    const cluster = drawn.clusterOf[unit]!
    const rated = values
      .slice(unit * coders, (unit + 1) * coders)
      .filter((set) => set >= 0)
      .sort()
    const given = rated.length
    if (given === 0) continue
    own.add(cluster, 0, 1)
    for (const set of rated) shares.add(cluster, set, 1 / given)
    if (given < 2) continue
    for (const set of rated) totals.add(cluster, set, 1)
    const apart = distances.nominal[unit]!
    own.add(cluster, 1, 1)
    own.add(cluster, 2, given)
    own.add(cluster, 3, 1 - apart / (given * (given - 1)))
    own.add(cluster, 4, distances.masi[unit]! / (given - 1))
    own.add(cluster, 5, distances.jaccard[unit]! / (given - 1))
    own.add(cluster, 6, apart / (given - 1))
  }
  const clusters = drawn.count + 1
  const likely = new Products(totals, totals, clusters)
  const likelyAlike = new Products(shares, shares, clusters)
  for (const one of [own, totals, shares, likely, likelyAlike]) one.drawEachOnce()
  const isByTranscript = drawn.what === 'transcripts' && !isCheaperBySet(sets, clusters)
  const between = isByTranscript
    ? (distancesBetween(data, kept) ?? betweenClusters(sets, totals, clusters))
    : null
  const distant = (kind: 'masi' | 'jaccard', column: number) => {
    const expected = new ExpectedDistance(kind, sets, totals, clusters, between?.[kind])
    const again = (lane: number) => {
      const byChance = expected.at(lane)
      return byChance === 0 ? null : 1 - ((own.at(2, lane) - 1) * own.at(column, lane)) / byChance
    }
    const found =
      between === null
        ? setAlpha(data.sets, kind)
        : setAlphaOfSums(own.at(2, 0), own.at(column, 0), sumOf(between[kind]), sets.length)
    const figure = { name: `alpha_sets_${kind}` as const, ...found }
    const from = [own, ...(between === null ? [totals] : []), expected]
    return { figure, from, again: inEachLane(again) }
  }
  const nominal = (lane: number) =>
    nominalAlphaOfSums(own.at(2, lane), own.at(6, lane), likely.at(lane))
  const fleiss = (lane: number) => {
    const paired = own.at(1, lane)
    if (paired === 0) return null
    return beyondChance(own.at(3, lane) / paired, likelyAlike.at(lane) / own.at(0, lane) ** 2).value
  }
  const percent = (lane: number) => {
    const paired = own.at(1, lane)
    return paired === 0 ? null : own.at(3, lane) / paired
  }
  const parts = { units: own.at(0, 0), pairedUnits: own.at(1, 0), pairable: own.at(2, 0) }
  const estimate = (name: FigureName, again: OfLane, from: Drawable[]): Estimate => ({
    figure: { name, ...figureOf(again(0), parts.pairedUnits), parts },
    from,
    again: inEachLane(again),
  })
  const marginals = new Marginals(data, drawn)
  return [
    distant('masi', 4),
    distant('jaccard', 5),
    estimate('alpha_sets_nominal', nominal, [own, ...likely.from]),
    estimate('alpha_nominal', nominal, [own, ...likely.from]),
    estimate('fleiss', fleiss, [own, ...likelyAlike.from]),
    estimate('percent', percent, [own]),
    ...pairsOf(coders).flatMap(([g, h]) => pairEstimates(data, g, h, drawn, marginals)),
  ]
}

/** A figure of the draw in one lane. */
type OfLane = (lane: number) => number | null

/** There are as many categories as different sets: tables of them would grow with their square. */
function pairEstimates(
  data: ReliabilityData,
  g: number,
  h: number,
  drawn: Drawn,
  marginals: Marginals,
): Estimate[] {
  const { coders: m, values } = data.sets.ratings
  const [first, second] = [marginals.of(g, h), marginals.of(h, g)]
  const own = new Tally(2)
  for (const unit of drawn.order) {
    const one = values[unit * m + g]!
    const other = values[unit * m + h]!
    if (one < 0 || other < 0) continue
    const cluster = drawn.clusterOf[unit]!
    own.add(cluster, 0, 1)
    if (one === other) own.add(cluster, 1, 1)
  }
  const coders: [string, string] = [data.coders[g]!, data.coders[h]!]
  const likely = new Products(first, second, drawn.count + 1, marginals.setsOfBoth(g, h))
  const kappa = (lane: number) => kappaOfSums(own.at(0, lane), own.at(1, lane), likely.at(lane))
  const percent = (lane: number) =>
    own.at(0, lane) === 0 ? null : own.at(1, lane) / own.at(0, lane)
  for (const one of [own, first, second, likely]) one.drawEachOnce()
  const parts = { pairedUnits: own.at(0, 0), alike: own.at(1, 0) }
  const found = (again: OfLane) => figureOf(again(0), parts.pairedUnits)
  return [
    {
      figure: { name: 'cohen', coders, ...found(kappa), parts },
      from: [own, ...likely.from],
      again: inEachLane(kappa),
    },
    {
      figure: { name: 'percent', coders, ...found(percent), parts },
      from: [own],
      again: inEachLane(percent),
    },
  ]
}

/**
 * How often a coder gave each set where another coder rated too. Sets that one coder alone ever gave are left out:
 * chance meets in no such set.
 */
class Marginals {
  private readonly known = new Map<number, Tally>()
  private readonly partners: Partners
  /** Of each set its number among those of several coders, or -1. */
  private readonly numberOf: Int32Array
  private readonly count: number

  constructor(
    private readonly data: ReliabilityData,
    private readonly drawn: Drawn,
  ) {
    this.partners = new Partners(data)
    this.numberOf = setsOfSeveral(data)
    this.count = this.numberOf.reduce((most, number) => Math.max(most, number + 1), 0)
  }

  /** @returns a sum for each set, by what is drawn */
  of(coder: number, other: number): Tally {
    const { partners, data, drawn } = this
    const column = partners.columnOf(coder, other)
    const known = this.known.get(column)
    if (known !== undefined) return known
    const { ratings } = data.sets
    const tally = new Tally(this.count)
    for (const unit of drawn.order) {
      if (!partners.countingAt(partners.transcriptOf[unit]!, coder).includes(column)) continue
      const number = this.numberOf[ratings.values[unit * ratings.coders + coder]!]!
      if (number >= 0) tally.add(drawn.clusterOf[unit]!, number, 1)
    }
    this.known.set(column, tally)
    return tally
  }

  /** Columns of these tallies for the sets that each of two coders gave where the other rated too. */
  setsOfBoth(g: number, h: number): Int32Array {
    const { units, coders: m, values } = this.data.sets.ratings
    const seen = new Uint8Array(this.count)
    for (let unit = 0; unit < units; unit++) {
      const one = values[unit * m + g]!
      const other = values[unit * m + h]!
      if (one < 0 || other < 0) continue
      const [first, second] = [this.numberOf[one]!, this.numberOf[other]!]
      if (first >= 0) seen[first]! |= 1
      if (second >= 0) seen[second]! |= 2
    }
    return placesWhere(seen.length, (number) => seen[number] === 3)
  }
}

/** Numbers those sets that more than one coder gave, in their order; -1 for the others. */
function setsOfSeveral({ sets: { sets, ratings } }: ReliabilityData): Int32Array {
  const { units, coders: m, values } = ratings
  const first = new Int32Array(sets.length).fill(-1)
  const isOfSeveral = new Uint8Array(sets.length)
  for (let unit = 0; unit < units; unit++) {
    for (let coder = 0; coder < m; coder++) {
      const set = values[unit * m + coder]!
      if (set < 0) continue
      if (first[set] === -1) first[set] = coder
      else if (first[set] !== coder) isOfSeveral[set] = 1
    }
  }
  let count = 0
  return first.map((_, set) => (isOfSeveral[set] === 1 ? count++ : -1))
}

function sumOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

function figureOf(value: number | null, paired: number): Figure {
  if (value !== null) return defined(value)
  return undefinedFor(paired === 0 ? 'no_pairs' : 'no_variation')
}
