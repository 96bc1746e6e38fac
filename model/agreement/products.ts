import { QuadraticForm } from './quadratic-form.ts'
import { type Drawable, lanes, type Tally } from './tally.ts'

/** With more clusters there are more pairs of them than sums. */
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
    private readonly columns = Int32Array.from({ length: first.width }, (_, column) => column),
  ) {
    this.isByCluster = clusters <= mostClusters
  }

  /** What is drawn for it, itself last. */
  get from(): Drawable[] {
    return this.isByCluster ? [this] : [this.first, this.second, this]
  }

  draw(times: Float64Array): void {
    if (this.isByCluster) {
      this.form ??= new QuadraticForm(this.matrix())
      this.form.draw(times)
    }
    for (let lane = 0; lane < lanes; lane++) {
      this.found[lane] = this.form === undefined ? this.sumOf(lane) : this.form.at(lane)
    }
  }

  /** Of the data as they are, where both tallies have drawn each once. */
  drawEachOnce(): void {
    this.found[0] = this.sumOf(0)
  }

  at(lane: number): number {
    return this.found[lane]!
  }

  private sumOf(lane: number): number {
    const [first, second] = [this.first.sums, this.second.sums]
    const { columns } = this
    let sum = 0
    for (let i = 0; i < columns.length; i++) {
      const at = columns[i]! * lanes + lane
      sum += first[at]! * second[at]!
    }
    return sum
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
