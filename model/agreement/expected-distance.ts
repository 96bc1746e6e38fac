import type { SetDistance } from './set-distance.ts'
import { SharedCodes } from './set-similarity.ts'
import { type Drawable, lanes, Products, type Tally } from './tally.ts'

/**
 * The sum of distances over all ordered pairs of ratings of a draw, for the expected disagreement of sets.
 *
 * It is a quadratic form, in how often each transcript or turn was drawn, or in how often each set was
 * given. It is worked out once in the one that has fewer terms, and each draw adds those up.
 */
export class ExpectedDistance implements Drawable {
  private form: ((times: Float64Array) => Float64Array) | undefined
  private sums: Float64Array = new Float64Array(0)

  /**
   * @param totals how often each set was given, by cluster; drawn before this is
   * @param clusters number of clusters, the one that is never drawn included
   */
  constructor(
    private readonly kind: SetDistance,
    private readonly sets: readonly Uint16Array[],
    private readonly totals: Tally,
    private readonly clusters: number,
  ) {}

  draw(times: Float64Array): void {
    this.form ??= this.made()
    this.sums = this.form(times)
  }

  /** The sum of the draw in this lane. */
  at(lane: number): number {
    return this.sums[lane]!
  }

  private made() {
    const { kind, sets, totals, clusters } = this
    if (clusters > Math.max(sets.length, 500)) return bySet(kind, sets, totals)
    return byCluster(betweenClusters(kind, sets, totals, clusters), clusters)
  }
}

function byCluster(between: Float64Array, clusters: number) {
  return (times: Float64Array): Float64Array => {
    const found = new Float64Array(lanes)
    const row = new Float64Array(lanes)
    for (let a = 0; a < clusters; a++) {
      row.fill(0)
      for (let b = 0; b < clusters; b++) {
        const distance = between[a * clusters + b]!
        for (let lane = 0; lane < lanes; lane++) row[lane]! += times[b * lanes + lane]! * distance
      }
      for (let lane = 0; lane < lanes; lane++) found[lane]! += times[a * lanes + lane]! * row[lane]!
    }
    return found
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
function bySet(kind: SetDistance, sets: readonly Uint16Array[], totals: Tally) {
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
  const squares = new Products(totals, totals)
  return (): Float64Array => {
    squares.draw()
    const found = new Float64Array(lanes)
    for (let lane = 0; lane < lanes; lane++) {
      let all = 0
      for (let set = 0; set < sets.length; set++) all += totals.at(set, lane)
      let nearer = 0
      for (let at = 0; at < near.length; at++) {
        nearer += near[at]! * totals.at(pairs[0][at]!, lane) * totals.at(pairs[1][at]!, lane)
      }
      found[lane] = all * all - squares.at(lane) - nearer
    }
    return found
  }
}
