/**
 * Sums over what a bootstrap draws (transcripts, turns), kept apart for each, so that a draw adds up sums
 * instead of counting units anew. Only what is not 0 is kept: most codes stand in few transcripts.
 */
export class Tally {
  private readonly clusters: number[] = []
  private readonly starts: number[] = []
  private readonly columns: number[] = []
  private readonly values: number[] = []
  private readonly place: Int32Array
  private sealed: ReturnType<Tally['seal']> | undefined
  /** The sums of the last draw; before any, zeros. */
  readonly sums: Float64Array

  constructor(width: number) {
    this.sums = new Float64Array(width)
    this.place = new Int32Array(width).fill(-1)
  }

  /** Adds to one sum of one cluster. Clusters come one after the other. */
  add(cluster: number, column: number, value: number): void {
    if (value === 0) return
    this.sealed = undefined
    if (this.clusters.at(-1) !== cluster) {
      this.clusters.push(cluster)
      this.starts.push(this.columns.length)
    }
    const known = this.place[column]!
    if (known >= this.starts.at(-1)!) {
      this.values[known]! += value
      return
    }
    this.place[column] = this.columns.push(column) - 1
    this.values.push(value)
  }

  /** Sums of a draw in which each cluster came `times` often. */
  draw(times: Float64Array): void {
    const { clusters, starts, columns, values } = (this.sealed ??= this.seal())
    const { sums } = this
    sums.fill(0)
    for (let i = 0; i < clusters.length; i++) {
      const often = times[clusters[i]!]!
      if (often === 0) continue
      const end = starts[i + 1]!
      for (let at = starts[i]!; at < end; at++) sums[columns[at]!]! += often * values[at]!
    }
  }

  /** What is drawn a thousand times is read from typed arrays. */
  private seal() {
    return {
      clusters: Int32Array.from(this.clusters),
      starts: Int32Array.from([...this.starts, this.columns.length]),
      columns: Int32Array.from(this.columns),
      values: Float64Array.from(this.values),
    }
  }

  /** The sums themselves, nothing drawn twice or left out. */
  drawEachOnce(clusters: number): void {
    this.draw(new Float64Array(clusters).fill(1))
  }

  /** Every kept sum. */
  forEach(visit: (cluster: number, column: number, value: number) => void): void {
    this.clusters.forEach((cluster, i) => {
      const end = this.starts[i + 1] ?? this.columns.length
      for (let at = this.starts[i]!; at < end; at++) {
        visit(cluster, this.columns[at]!, this.values[at]!)
      }
    })
  }
}
