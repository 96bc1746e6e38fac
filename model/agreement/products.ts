import { QuadraticForm } from './quadratic-form.ts'
import type { Drawable, Tally } from './tally.ts'
import { lanes, type Times } from './times.ts'

/** With more clusters there are more pairs of them than sums that two tallies share with others. */
const mostClusters = 100

/** The sum of the products of two tallies' sums, column by column, in each draw. */
export class Products implements Drawable {
  private readonly found = new Float64Array(lanes)
  private readonly isByCluster: boolean
  private form: QuadraticForm | undefined

  /**
   * @param clusters number of clusters, the one that is never drawn included
   * @param columns those that count; absent: all
   */
  constructor(
    private readonly first: Tally,
    private readonly second: Tally,
    private readonly clusters: number,
    private readonly columns: Int32Array = Int32Array.from(
      { length: first.width },
      (_, column) => column,
    ),
  ) {
    // Of a tally with itself it is known what each way costs: nobody else draws it.
    const isOfOne = first === second
    const bySums = first.size + columns.length
    const byPairs = (clusters * (clusters + 1)) / 2
    this.isByCluster = clusters <= mostClusters || (isOfOne && byPairs < bySums)
  }

  /** What is drawn for it, itself last. */
  get from(): Drawable[] {
    return this.isByCluster ? [this] : [this.first, this.second, this]
  }

  draw(times: Times): void {
    if (this.isByCluster) {
      this.form ??= new QuadraticForm(this.matrix())
      this.form.draw(times)
    }
    if (this.form === undefined) this.addUp()
    else for (let lane = 0; lane < lanes; lane++) this.found[lane] = this.form.at(lane)
  }

  /** Of the data as they are, where both tallies have drawn each once. */
  drawEachOnce(): void {
    this.addUp()
  }

  at(lane: number): number {
    return this.found[lane]!
  }

  private addUp(): void {
    const [first, second] = [this.first.sums, this.second.sums]
    const { columns, found } = this
    // Written out for eight lanes, as the draws of a tally are.
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    let e = 0
    let f = 0
    let g = 0
    let h = 0
    for (let i = 0; i < columns.length; i++) {
      const at = columns[i]! * lanes
      a += first[at]! * second[at]!
      b += first[at + 1]! * second[at + 1]!
      c += first[at + 2]! * second[at + 2]!
      d += first[at + 3]! * second[at + 3]!
      e += first[at + 4]! * second[at + 4]!
      f += first[at + 5]! * second[at + 5]!
      g += first[at + 6]! * second[at + 6]!
      h += first[at + 7]! * second[at + 7]!
    }
    found[0] = a
    found[1] = b
    found[2] = c
    found[3] = d
    found[4] = e
    found[5] = f
    found[6] = g
    found[7] = h
  }

  /** m_ab, the same with the sums of cluster a in the first tally and of cluster b in the second. */
  private matrix(): Float64Array {
    const { clusters, columns } = this
    const [first, second] = [this.first.byColumn(), this.second.byColumn()]
    const matrix = new Float64Array(clusters * clusters)
    for (const column of columns) {
      for (let i = first.starts[column]!; i < first.starts[column + 1]!; i++) {
        const row = first.clusters[i]! * clusters
        for (let j = second.starts[column]!; j < second.starts[column + 1]!; j++) {
          matrix[row + second.clusters[j]!]! += first.values[i]! * second.values[j]!
        }
      }
    }
    return matrix
  }
}
