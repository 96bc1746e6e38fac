import { type Drawable, lanes } from './tally.ts'

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
  private readonly row = new Float64Array(lanes)

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

  draw(times: Float64Array): void {
    const { terms, clusters, found, row } = this
    found.fill(0)
    let at = 0
    for (let a = 0; a < clusters; a++) {
      row.fill(0)
      for (let b = a; b < clusters; b++) {
        const term = terms[at++]!
        const own = b * lanes
        for (let lane = 0; lane < lanes; lane++) row[lane]! += times[own + lane]! * term
      }
      for (let lane = 0; lane < lanes; lane++) found[lane]! += times[a * lanes + lane]! * row[lane]!
    }
  }

  at(lane: number): number {
    return this.found[lane]!
  }
}
