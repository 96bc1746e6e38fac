import { placesWhere } from './places-where.ts'
import { textOf } from './text-of-numbers.ts'
import { lanes, mostOfLane, type Times, takeApart, triples } from './times.ts'

/** Something that is reckoned anew for each draw of a bootstrap, eight draws at a time. */
export interface Drawable {
  draw(times: Times): void
}

/** Some columns of a tally, where a figure is reckoned from these and nothing else of it. */
export interface Columns {
  tally: Tally
  columns: readonly number[]
}

/** What a tally holds, by column. */
interface Sealed {
  /** Of each column, and the end of the last. */
  starts: Int32Array
  /** Columns that hold something: the sums of others are 0 in every draw. */
  filled: Int32Array
  clusters: Int32Array
  values: Float64Array
  /** The largest value of each column; infinite where not all are whole numbers from 0 up. */
  most: Float64Array
  /** Of columns that were asked for, what they hold as a text. */
  contents: (string | undefined)[]
}

/** With fewer sums to a column, taking lanes apart costs more than it saves. */
const fewestJoined = 6

/**
 * Sums over what a bootstrap draws (transcripts, turns), kept apart for each, so that a draw adds up sums
 * instead of counting units anew. Only what is not 0 is kept: most codes stand in few transcripts.
 */
export class Tally implements Drawable {
  private last = -1
  private starts = 0
  private readonly clusters: number[] = []
  private readonly columns: number[] = []
  private readonly values: number[] = []
  private readonly place: Int32Array
  private sealed: Sealed | undefined
  private readonly apart = new Float64Array(lanes)
  /** Columns x lanes. */
  readonly sums: Float64Array

  /** @param scale what its figures divide its sums by: kept as multiples of a fraction, they are whole numbers */
  constructor(
    readonly width: number,
    readonly scale = 1,
  ) {
    this.sums = new Float64Array(width * lanes)
    this.place = new Int32Array(width).fill(-1)
  }

  /** Adds to one sum of one cluster. Clusters come one after the other. */
  add(cluster: number, column: number, value: number): void {
    if (value === 0) return
    this.sealed = undefined
    if (this.last !== cluster) {
      this.last = cluster
      this.starts = this.columns.length
    }
    const known = this.place[column]!
    if (known >= this.starts) {
      this.values[known]! += value
      return
    }
    this.place[column] = this.columns.push(column) - 1
    this.clusters.push(cluster)
    this.values.push(value)
  }

  /** @param columns those that are drawn; absent: all */
  draw(times: Times, columns?: Int32Array): void {
    const sealed = this.byColumn()
    const { starts, most } = sealed
    const drawn = columns ?? sealed.filled
    for (let index = 0; index < drawn.length; index++) {
      const column = drawn[index]!
      const isLong = starts[column + 1]! - starts[column]! >= fewestJoined
      const isJoined = isLong && most[column]! * times.most < mostOfLane
      if (isJoined) this.drawJoined(column, sealed, times.three)
      else this.drawEach(column, sealed, times.each)
    }
  }

  /** Whole numbers, three lanes in one. */
  private drawJoined(
    column: number,
    { starts, clusters, values }: Sealed,
    three: Float64Array,
  ): void {
    let a = 0
    let b = 0
    let c = 0
    const end = starts[column + 1]!
    for (let at = starts[column]!; at < end; at++) {
      const value = values[at]!
      const own = clusters[at]! * triples
      a += three[own]! * value
      b += three[own + 1]! * value
      c += three[own + 2]! * value
    }
    const into = column * lanes
    takeApart(c, this.apart, 0)
    this.sums[into + 6] = this.apart[0]!
    this.sums[into + 7] = this.apart[1]!
    takeApart(a, this.sums, into)
    takeApart(b, this.sums, into + 3)
  }

  private drawEach(
    column: number,
    { starts, clusters, values }: Sealed,
    times: Float64Array,
  ): void {
    const { sums } = this
    // Written out for eight lanes: so they stay in registers, and this is where the time goes.
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    let e = 0
    let f = 0
    let g = 0
    let h = 0
    const end = starts[column + 1]!
    for (let at = starts[column]!; at < end; at++) {
      const value = values[at]!
      const own = clusters[at]! * lanes
      a += times[own]! * value
      b += times[own + 1]! * value
      c += times[own + 2]! * value
      d += times[own + 3]! * value
      e += times[own + 4]! * value
      f += times[own + 5]! * value
      g += times[own + 6]! * value
      h += times[own + 7]! * value
    }
    const into = column * lanes
    sums[into] = a
    sums[into + 1] = b
    sums[into + 2] = c
    sums[into + 3] = d
    sums[into + 4] = e
    sums[into + 5] = f
    sums[into + 6] = g
    sums[into + 7] = h
  }

  /** The sums of the data as they are, nothing drawn twice or left out: then read in the first lane. */
  drawEachOnce(): void {
    const { sums, columns, values } = this
    sums.fill(0)
    for (let at = 0; at < columns.length; at++) sums[columns[at]! * lanes]! += values[at]!
  }

  /** One sum of the draw in this lane. */
  at(column: number, lane: number): number {
    return this.sums[column * lanes + lane]!
  }

  /** Every kept sum. */
  forEach(visit: (cluster: number, column: number, value: number) => void): void {
    for (let at = 0; at < this.columns.length; at++) {
      visit(this.clusters[at]!, this.columns[at]!, this.values[at]!)
    }
  }

  /** Everything that a column holds, as a text that no other content has: two are the same where their texts are. */
  contentOf(column: number): string {
    const { starts, clusters, values, contents } = this.byColumn()
    const [from, to] = [starts[column]!, starts[column + 1]!]
    contents[column] ??= `${this.scale} ${textOf(clusters, from, to)}${textOf(values, from, to)}`
    return contents[column]
  }

  /** How many sums are kept. */
  get size(): number {
    return this.values.length
  }

  /** What is kept, by column, clusters in the order they came in: so it is read in a row. */
  byColumn(): Sealed {
    this.sealed ??= this.seal()
    return this.sealed
  }

  private seal(): Sealed {
    const starts = new Int32Array(this.width + 1)
    for (const column of this.columns) starts[column + 1]!++
    for (let column = 0; column < this.width; column++) starts[column + 1]! += starts[column]!
    const filled = placesWhere(this.width, (column) => starts[column]! < starts[column + 1]!)
    const next = starts.slice()
    const clusters = new Int32Array(this.columns.length)
    const values = new Float64Array(this.columns.length)
    for (let from = 0; from < this.columns.length; from++) {
      const at = next[this.columns[from]!]!++
      clusters[at] = this.clusters[from]!
      values[at] = this.values[from]!
    }
    const most = new Float64Array(this.width)
    for (let at = 0; at < this.columns.length; at++) {
      const [column, value] = [this.columns[at]!, this.values[at]!]
      const isWhole = value >= 0 && Number.isInteger(value)
      most[column] = Math.max(most[column]!, isWhole ? value : Number.POSITIVE_INFINITY)
    }
    return { starts, filled, clusters, values, most, contents: [] }
  }
}
