import { betweenClusters } from './between-clusters.ts'
import { Products } from './products.ts'
import { QuadraticForm } from './quadratic-form.ts'
import type { SetDistance } from './set-distance.ts'
import { SharedCodes } from './set-similarity.ts'
import type { Drawable, Tally } from './tally.ts'
import { lanes, type Times } from './times.ts'

/**
 * The sum of distances over all ordered pairs of ratings of a draw, for the expected disagreement of sets.
 *
 * It is a quadratic form, in how often each transcript or turn was drawn, or in how often each set was
 * given. It is worked out once in the one that has fewer terms, and each draw adds those up.
 */
export class ExpectedDistance implements Drawable {
  private form: Form | undefined

  /**
   * @param totals how often each set was given, by cluster; drawn before this is
   * @param clusters number of clusters, the one that is never drawn included
   * @param between the distances between clusters, where they are known: a square of those that are drawn
   */
  constructor(
    private readonly kind: Exclude<SetDistance, 'nominal'>,
    private readonly sets: readonly Uint16Array[],
    private readonly totals: Tally,
    private readonly clusters: number,
    private readonly between?: Float64Array,
  ) {}

  draw(times: Times): void {
    this.form ??= this.made()
    this.form.draw(times)
  }

  /** The sum of the draw in this lane. */
  at(lane: number): number {
    return this.form!.at(lane)
  }

  private made(): Form {
    const { kind, sets, totals, clusters, between } = this
    if (between !== undefined) return new QuadraticForm(between)
    if (isCheaperBySet(sets, clusters)) return new BySet(kind, sets, totals, clusters)
    return new QuadraticForm(betweenClusters(sets, totals, clusters)[kind])
  }
}

/** Whether there are more pairs of clusters than of sets that share a code. */
export function isCheaperBySet(sets: readonly Uint16Array[], clusters: number): boolean {
  return clusters > Math.max(sets.length, 500)
}

type Form = Drawable & { at(lane: number): number }

/** The same in how often each set was given, of which there are few where turns are many. */
class BySet implements Form {
  private readonly first: Int32Array
  private readonly second: Int32Array
  private readonly nearness: Float64Array
  private readonly same: Products
  private readonly found = new Float64Array(lanes)

  constructor(
    kind: SetDistance,
    sets: readonly Uint16Array[],
    private readonly totals: Tally,
    clusters: number,
  ) {
    const shared = new SharedCodes(sets)
    const [first, second, nearness]: number[][] = [[], [], []]
    for (let s = 0; s < sets.length; s++) {
      shared.visit(s, (t, common) => {
        if (t < s) return
        first!.push(s)
        second!.push(t)
        nearness!.push(2 * shared.nearness(kind, s, t, common))
      })
    }
    this.first = Int32Array.from(first!)
    this.second = Int32Array.from(second!)
    this.nearness = Float64Array.from(nearness!)
    this.same = new Products(totals, totals, clusters)
  }

  draw(times: Times): void {
    const { totals, first, second, nearness, same } = this
    same.draw(times)
    for (let lane = 0; lane < lanes; lane++) {
      let all = 0
      for (let set = 0; set < totals.width; set++) all += totals.at(set, lane)
      let nearer = 0
      for (let at = 0; at < nearness.length; at++) {
        nearer += nearness[at]! * totals.at(first[at]!, lane) * totals.at(second[at]!, lane)
      }
      this.found[lane] = all * all - same.at(lane) - nearer
    }
  }

  at(lane: number): number {
    return this.found[lane]!
  }
}
