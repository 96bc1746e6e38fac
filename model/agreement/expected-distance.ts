import type { SetDistance } from './set-distance.ts'
import { distanceOf } from './set-ratings.ts'
import type { Tally } from './tally.ts'

/**
 * The sum of distances over all ordered pairs of ratings of a draw, for the expected disagreement of sets.
 *
 * It is a quadratic form: in how often each set was given, or in how often each transcript or turn was
 * drawn. Whichever is the smaller is worked out once, and each draw costs its square.
 *
 * @param totals how often each set was given, by cluster
 * @param clusters number of clusters, the one that is never drawn included
 */
export function expectedDistance(
  kind: SetDistance,
  sets: readonly Uint16Array[],
  totals: Tally,
  clusters: number,
): (times: Float64Array) => number {
  if (sets.length <= clusters) {
    const between = upper(sets.length, (s, t) => distanceOf(kind, sets[s]!, sets[t]!))
    return () => quadratic(between, totals.sums)
  }
  const between = betweenClusters(kind, sets, totals, clusters)
  return (times) => {
    let sum = 0
    for (let a = 0; a < clusters; a++) {
      if (times[a] === 0) continue
      let row = 0
      for (let b = 0; b < clusters; b++) row += times[b]! * between[a * clusters + b]!
      sum += times[a]! * row
    }
    return sum
  }
}

function upper(size: number, distance: (s: number, t: number) => number): Float64Array {
  const d = new Float64Array(size * size)
  for (let s = 0; s < size; s++) for (let t = s + 1; t < size; t++) d[s * size + t] = distance(s, t)
  return d
}

function quadratic(between: Float64Array, totals: Float64Array): number {
  const size = totals.length
  let sum = 0
  for (let s = 0; s < size; s++) {
    const times = totals[s]!
    if (times === 0) continue
    let row = 0
    for (let t = s + 1; t < size; t++) row += totals[t]! * between[s * size + t]!
    sum += 2 * times * row
  }
  return sum
}

/** D_ab, the distances of the ratings of one cluster to those of another, all ordered pairs. */
function betweenClusters(
  kind: SetDistance,
  sets: readonly Uint16Array[],
  totals: Tally,
  clusters: number,
): Float64Array {
  const given: [number, number][][] = sets.map(() => [])
  totals.forEach((cluster, set, often) => {
    given[set]!.push([cluster, often])
  })
  const between = new Float64Array(clusters * clusters)
  const toAll = new Float64Array(clusters)
  sets.forEach((set, s) => {
    toAll.fill(0)
    sets.forEach((other, t) => {
      if (s === t) return
      const distance = distanceOf(kind, set, other)
      for (const [cluster, often] of given[t]!) toAll[cluster]! += distance * often
    })
    for (const [cluster, often] of given[s]!) {
      for (let b = 0; b < clusters; b++) between[cluster * clusters + b]! += often * toAll[b]!
    }
  })
  return between
}
