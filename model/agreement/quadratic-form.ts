import type { Drawable } from './tally.ts'
import { lanes, type Times } from './times.ts'

/**
 * A sum over all ordered pairs of clusters, each as often as both were drawn: `sum_ab x_a x_b m_ab`.
 *
 * Where clusters are few, this is how what is a sum of products over thousands of sets is drawn.
 */
export class QuadraticForm implements Drawable {
  /** For a <= b, row by row, both ways round. */
  private readonly terms: Float64Array
  private readonly clusters: number
  private readonly found = new Float64Array(lanes)

  /** @param matrix m, a square of clusters */
  constructor(matrix: Float64Array) {
    const n = Math.sqrt(matrix.length)
    this.clusters = n
    this.terms = new Float64Array((n * (n + 1)) / 2)
    let at = 0
    for (let a = 0; a < n; a++) {
      this.terms[at++] = matrix[a * n + a]!
      for (let b = a + 1; b < n; b++) this.terms[at++] = matrix[a * n + b]! + matrix[b * n + a]!
    }
  }

  draw({ each: times }: Times): void {
    const { terms, clusters, found } = this
    found.fill(0)
    let at = 0
    for (let one = 0; one < clusters; one++) {
      // Written out for eight lanes, as those of a tally are.
      let a = 0
      let b = 0
      let c = 0
      let d = 0
      let e = 0
      let f = 0
      let g = 0
      let h = 0
      const end = clusters * lanes
      for (let own = one * lanes; own < end; own += lanes) {
        const term = terms[at++]!
        a += times[own]! * term
        b += times[own + 1]! * term
        c += times[own + 2]! * term
        d += times[own + 3]! * term
        e += times[own + 4]! * term
        f += times[own + 5]! * term
        g += times[own + 6]! * term
        h += times[own + 7]! * term
      }
      const row = one * lanes
      found[0]! += times[row]! * a
      found[1]! += times[row + 1]! * b
      found[2]! += times[row + 2]! * c
      found[3]! += times[row + 3]! * d
      found[4]! += times[row + 4]! * e
      found[5]! += times[row + 5]! * f
      found[6]! += times[row + 6]! * g
      found[7]! += times[row + 7]! * h
    }
  }

  at(lane: number): number {
    return this.found[lane]!
  }
}
