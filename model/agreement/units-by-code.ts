import type { Drawn } from './drawn.ts'
import { pairsOf } from './ratings.ts'
import type { ReliabilityData } from './reliability.ts'
import type { Tallies } from './resampling.ts'
import type { Tally } from './tally.ts'

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
}

/** Counts, over the units in the order of what is drawn, what does not depend on a code. */
export function sharedBy(
  { sets: { ratings } }: ReliabilityData,
  drawn: Drawn,
  tallies: Tallies,
): Shared {
  const { units, coders, values } = ratings
  const pairs = pairsOf(coders)
  const shared: Shared = {
    units: tallies.make(3),
    pairs: tallies.make(Math.max(1, pairs.length)),
    either: new Int32Array(pairs.length),
    given: new Uint16Array(units),
  }
  for (const unit of drawn.order) {
    const cluster = drawn.clusterOf[unit]!
    let given = 0
    for (let coder = 0; coder < coders; coder++) if (values[unit * coders + coder]! >= 0) given++
    shared.given[unit] = given
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
  return shared
}

/** For each code the units that somebody gave it, in the order of what is drawn. Codes are mostly absent. */
export function unitsByCode({ codes, sets }: ReliabilityData, drawn: Drawn): Int32Array[] {
  const { coders, values } = sets.ratings
  const marked: number[][] = codes.map(() => [])
  for (const unit of drawn.order) {
    for (let coder = 0; coder < coders; coder++) {
      const set = values[unit * coders + coder]!
      if (set < 0) continue
      for (const code of sets.sets[set]!) {
        const own = marked[code]!
        if (own.at(-1) !== unit) own.push(unit)
      }
    }
  }
  return marked.map((units) => Int32Array.from(units))
}
