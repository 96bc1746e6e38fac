import { type SetDistance, setDistance } from './set-distance.ts'
import { SharedCodes } from './set-similarity.ts'
import type { Tally } from './tally.ts'

/**
 * D_ab, the distances of the ratings of one cluster to those of another, all ordered pairs: a square of clusters
 * for each kind of distance.
 *
 * Every two sets that share a code are looked at once, for both kinds and for both ways round. All others are 1
 * apart, unless they are the same.
 *
 * @param totals how often each set was given, by cluster
 */
export function betweenClusters(
  sets: readonly Uint16Array[],
  totals: Tally,
  clusters: number,
): { masi: Float64Array; jaccard: Float64Array } {
  const { starts, clusterOf, often } = givenBySet(sets.length, totals)
  const all = new Float64Array(clusters)
  for (let at = 0; at < often.length; at++) all[clusterOf[at]!]! += often[at]!
  const size = clusters * clusters
  const [masi, jaccard] = [new Float64Array(size), new Float64Array(size)]
  const [nearMasi, nearJaccard] = [new Float64Array(clusters), new Float64Array(clusters)]
  const shared = new SharedCodes(sets)
  const sizes = Int32Array.from(sets, (set) => set.length)
  const longest = sizes.reduce((most, size) => Math.max(most, size), 0)
  const [byMasi, byJaccard] = [nearnessBySize('masi', longest), nearnessBySize('jaccard', longest)]
  for (let s = 0; s < sets.length; s++) {
    if (starts[s] === starts[s + 1]) continue
    nearMasi.fill(0)
    nearJaccard.fill(0)
    // Of a set with itself half, since below each sum is counted both ways round.
    for (let at = starts[s]!; at < starts[s + 1]!; at++) {
      nearMasi[clusterOf[at]!]! += often[at]! / 2
      nearJaccard[clusterOf[at]!]! += often[at]! / 2
    }
    const length = sizes[s]!
    shared.visitLater(s, (t, common) => {
      const masiOfTwo = byMasi(length, sizes[t]!, common)
      const jaccardOfTwo = byJaccard(length, sizes[t]!, common)
      const end = starts[t + 1]!
      for (let at = starts[t]!; at < end; at++) {
        nearMasi[clusterOf[at]!]! += masiOfTwo * often[at]!
        nearJaccard[clusterOf[at]!]! += jaccardOfTwo * often[at]!
      }
    })
    for (let at = starts[s]!; at < starts[s + 1]!; at++) {
      const row = clusterOf[at]! * clusters
      for (let b = 0; b < clusters; b++) {
        masi[row + b]! += often[at]! * nearMasi[b]!
        jaccard[row + b]! += often[at]! * nearJaccard[b]!
      }
    }
  }
  for (const near of [masi, jaccard]) toDistances(near, all)
  return { masi, jaccard }
}

/** Sets of more codes than this are rare: their distances are reckoned each time. */
const mostCodes = 40

/** How near two sets are, by how many codes each has and how many both: looked up, since there are few such numbers. */
function nearnessBySize(kind: SetDistance, longest: number) {
  const width = Math.min(longest, mostCodes) + 1
  const known = new Float64Array(width ** 3)
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < width; b++) {
      for (let common = 0; common <= Math.min(a, b); common++) {
        known[(a * width + b) * width + common] = 1 - setDistance(kind, a, b, common)
      }
    }
  }
  return (a: number, b: number, common: number) =>
    a < width && b < width
      ? known[(a * width + b) * width + common]!
      : 1 - setDistance(kind, a, b, common)
}

/** What is near one way round, in place, to what is apart both ways. */
function toDistances(near: Float64Array, all: Float64Array): void {
  const clusters = all.length
  for (let a = 0; a < clusters; a++) {
    for (let b = a; b < clusters; b++) {
      const apart = all[a]! * all[b]! - near[a * clusters + b]! - near[b * clusters + a]!
      near[a * clusters + b] = apart
      near[b * clusters + a] = apart
    }
  }
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
