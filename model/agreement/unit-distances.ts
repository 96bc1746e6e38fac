import { Kept } from './kept.ts'
import type { ReliabilityData } from './reliability.ts'
import { unitDisagreement } from './set-alpha.ts'
import type { SetDistance } from './set-distance.ts'

/** For each unit the distances of all ordered pairs of its ratings, added up; 0 where fewer than two rated. */
export type UnitDistances = Record<SetDistance, Float64Array>

const kinds = ['nominal', 'jaccard', 'masi'] as const

/** @param kept what was made of the parts of transcripts before */
export function unitDistances(data: ReliabilityData, kept = new Kept()): UnitDistances {
  const { units } = data.sets.ratings
  const all = {
    nominal: new Float64Array(units),
    jaccard: new Float64Array(units),
    masi: new Float64Array(units),
  }
  for (const { part, from, to } of data.parts) {
    const own = kept.of(part, 'distances of units', () => within(data, from, to))
    for (const kind of kinds) all[kind].set(own[kind], from)
  }
  return all
}

function within({ sets: { sets, ratings } }: ReliabilityData, from: number, to: number) {
  const { coders, values } = ratings
  const found = {
    nominal: new Float64Array(to - from),
    jaccard: new Float64Array(to - from),
    masi: new Float64Array(to - from),
  }
  for (let unit = from; unit < to; unit++) {
    const rated = values.slice(unit * coders, (unit + 1) * coders).sort()
    const given = rated.subarray(rated.findLastIndex((set) => set < 0) + 1)
    if (given.length < 2 || given[0] === given.at(-1)) continue
    for (const kind of kinds) found[kind][unit - from] = unitDisagreement(kind, sets, given)
  }
  return found
}
