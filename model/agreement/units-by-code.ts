import type { Drawn } from './drawn.ts'
import { Partners } from './partners.ts'
import { pairsOf } from './ratings.ts'
import type { ReliabilityData } from './reliability.ts'
import { Tally } from './tally.ts'

/** What the figures of all codes share. */
export interface Shared {
  /** Units with a rating, with two or more, and ratings of the latter. */
  units: Tally
  /** Units that both of each pair of coders rated. */
  pairs: Tally
  /** Units that one of each pair rated, or both. */
  either: Int32Array
  /** Ratings of each unit. */
  given: Uint16Array
  /** How many units have so many ratings. */
  withRatings: Int32Array
  /** By this, shares of the ratings of a unit, and of pairs of them, are whole numbers; 1 where it would be too large. */
  scale: number
  partners: Partners
}

/** Counts, over the units in the order of what is drawn, what does not depend on a code. */
export function sharedBy(data: ReliabilityData, drawn: Drawn): Shared {
  const { units, coders, values } = data.sets.ratings
  const pairs = pairsOf(coders)
  const shared: Shared = {
    units: new Tally(3),
    pairs: new Tally(pairs.length),
    either: new Int32Array(pairs.length),
    given: new Uint16Array(units),
    withRatings: new Int32Array(coders + 1),
    scale: 1,
    partners: new Partners(data),
  }
  for (const unit of drawn.order) {
    const cluster = drawn.clusterOf[unit]!
    let given = 0
    for (let coder = 0; coder < coders; coder++) if (values[unit * coders + coder]! >= 0) given++
    shared.given[unit] = given
    shared.withRatings[given]!++
    if (given === 0) continue
    shared.units.add(cluster, 0, 1)
    if (given >= 2) {
      shared.units.add(cluster, 1, 1)
      shared.units.add(cluster, 2, given)
    }
    for (let index = 0; index < pairs.length; index++) {
      const one = values[unit * coders + pairs[index]![0]]! >= 0
      const other = values[unit * coders + pairs[index]![1]]! >= 0
      if (one || other) shared.either[index]!++
      if (one && other) shared.pairs.add(cluster, index, 1)
    }
  }
  shared.scale = scaleFor(shared.withRatings)
  shared.units.drawEachOnce()
  shared.pairs.drawEachOnce()
  return shared
}

/** With a larger one, sums of a large study would no more be exact. */
const mostScale = 1_000_000

/** @param withRatings how many units have so many ratings */
function scaleFor(withRatings: Int32Array): number {
  let scale = 1
  withRatings.forEach((units, ratings) => {
    const parts = ratings * Math.max(1, ratings - 1)
    if (units > 0 && ratings > 0) scale *= parts / greatestDivisor(scale, parts)
  })
  return scale > mostScale ? 1 : scale
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

/** The units that somebody gave a code, and for each of them, from `starts` on, the coders who did. */
export interface Marked {
  units: number[]
  starts: number[]
  coders: number[]
}

/** For each code, units in the order of what is drawn. Codes are mostly absent. */
export function unitsByCode({ codes, sets }: ReliabilityData, drawn: Drawn): Marked[] {
  const { coders, values } = sets.ratings
  const marked = codes.map((): Marked => ({ units: [], starts: [], coders: [] }))
  for (const unit of drawn.order) {
    for (let coder = 0; coder < coders; coder++) {
      const set = values[unit * coders + coder]!
      if (set < 0) continue
      for (const code of sets.sets[set]!) {
        const own = marked[code]!
        if (own.units.at(-1) !== unit) {
          own.units.push(unit)
          own.starts.push(own.coders.length)
        }
        own.coders.push(coder)
      }
    }
  }
  for (const own of marked) own.starts.push(own.coders.length)
  return marked
}
