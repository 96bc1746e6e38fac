import type { SetDistance } from './set-distance.ts'
import { SharedCodes } from './set-similarity.ts'
import type { Tally } from './tally.ts'

/**
 * The sum of distances over all ordered pairs of ratings of a draw, for the expected disagreement of sets.
 *
 * It is a quadratic form, in how often each transcript or turn was drawn, or in how often each set was
 * given. It is worked out once in the one that has fewer terms, and each draw adds those up.
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
  if (clusters <= Math.max(sets.length, 500)) return byCluster(kind, sets, totals, clusters)
  return bySet(kind, sets, totals)
}

function byCluster(
  kind: SetDistance,
  sets: readonly Uint16Array[],
  totals: Tally,
  clusters: number,
): (times: Float64Array) => number {
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

/** D_ab, the distances of the ratings of one cluster to those of another, all ordered pairs. */
function betweenClusters(
  kind: SetDistance,
  sets: readonly Uint16Array[],
  totals: Tally,
  clusters: number,
): Float64Array {
  const { starts, clusterOf, often } = givenBySet(sets.length, totals)
  const all = new Float64Array(clusters)
  for (let at = 0; at < often.length; at++) all[clusterOf[at]!]! += often[at]!
  const between = new Float64Array(clusters * clusters)
  for (let a = 0; a < clusters; a++) {
    for (let b = 0; b < clusters; b++) between[a * clusters + b] = all[a]! * all[b]!
  }
  const shared = new SharedCodes(sets)
  const near = new Float64Array(clusters)
  for (let s = 0; s < sets.length; s++) {
    near.fill(0)
    for (let at = starts[s]!; at < starts[s + 1]!; at++) near[clusterOf[at]!]! += often[at]!
    shared.visit(s, (t, common) => {
      const nearness = shared.nearness(kind, s, t, common)
      const end = starts[t + 1]!
      for (let at = starts[t]!; at < end; at++) near[clusterOf[at]!]! += nearness * often[at]!
    })
    for (let at = starts[s]!; at < starts[s + 1]!; at++) {
      const row = clusterOf[at]! * clusters
      for (let b = 0; b < clusters; b++) between[row + b]! -= often[at]! * near[b]!
    }
  }
  return between
}

/** In which clusters each set was given, and how often: the tally turned round. */
function givenBySet(sets: number, totals: Tally) {
  const starts = new Int32Array(sets + 1)
  totals.forEach((_, set) => {
    starts[set + 1]!++
  })
  for (let set = 0; set < sets; set++) starts[set + 1]! += starts[set]!
  const next = starts.slice()
  const clusterOf = new Int32Array(starts[sets]!)
  const often = new Float64Array(starts[sets]!)
  totals.forEach((cluster, set, times) => {
    const at = next[set]!++
    clusterOf[at] = cluster
    often[at] = times
  })
  return { starts, clusterOf, often }
}

/** The same in how often each set was given, of which there are few where turns are many. */
function bySet(
  kind: SetDistance,
  sets: readonly Uint16Array[],
  totals: Tally,
): (times: Float64Array) => number {
  const shared = new SharedCodes(sets)
  const first: number[] = []
  const second: number[] = []
  const nearness: number[] = []
  for (let s = 0; s < sets.length; s++) {
    shared.visit(s, (t, common) => {
      if (t < s) return
      first.push(s)
      second.push(t)
      nearness.push(2 * shared.nearness(kind, s, t, common))
    })
  }
  const pairs = [Int32Array.from(first), Int32Array.from(second)] as const
  const near = Float64Array.from(nearness)
  return () => {
    const { sums } = totals
    let all = 0
    let same = 0
    for (const total of sums) {
      all += total
      same += total * total
    }
    let nearer = 0
    for (let at = 0; at < near.length; at++) {
      nearer += near[at]! * sums[pairs[0][at]!]! * sums[pairs[1][at]!]!
    }
    return all * all - same - nearer
  }
}
