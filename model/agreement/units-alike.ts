import { type Counts, countsOf } from './counts.ts'
import type { Ratings } from './ratings.ts'

/** Units by what was given them: a draw reckons with these, of which there are few where units are many. */
export interface UnitsAlike {
  /** One unit of each kind: those that every coder rated the same. */
  ratings: Ratings
  /** How often a unit of each kind came in the draw. */
  times: Float64Array
  /** The same once more, by how many coders gave each category, whoever they were. */
  counts: Counts
  /** How many units are of each kind. */
  sizes: Float64Array
  /** @param multiplicity how often each single unit was drawn */
  draw: (multiplicity: Float64Array) => void
  /** All units but one of that kind, each once. */
  leaveOut: (kind: number) => void
}

/** Puts units together that are rated alike. Until something is drawn each counts once. */
export function unitsAlike(ratings: Ratings): UnitsAlike {
  const { values, coders } = ratings
  const rated = alikeRows(values, coders)
  const ofKinds = { ...ratings, units: rated.first.length, values: rowsOf(values, coders, rated) }
  const all = countsOf(ofKinds)
  const counted = alikeRows(all.counts, all.categories)
  const [times, multiplicity] = [rated, counted].map(({ first }) => new Float64Array(first.length))
  const counts: Counts = {
    ...all,
    units: counted.first.length,
    counts: rowsOf(all.counts, all.categories, counted),
    ratings: Int32Array.from(counted.first, (kind) => all.ratings[kind]!),
    multiplicity: multiplicity!,
  }
  const draw = (drawn: Float64Array) => {
    addUp(drawn, rated.kindOf, times!)
    addUp(times!, counted.kindOf, multiplicity!)
  }
  draw(new Float64Array(ratings.units).fill(1))
  const sizes = times!.slice()
  const leaveOut = (kind: number) => {
    times!.set(sizes)
    times![kind]! -= 1
    addUp(times!, counted.kindOf, multiplicity!)
  }
  return { ratings: ofKinds, times: times!, counts, sizes, draw, leaveOut }
}

interface AlikeRows {
  kindOf: Int32Array
  /** The first row of each kind. Kinds are numbered in this order, whatever the order of columns. */
  first: readonly number[]
}

function alikeRows(table: Int32Array, width: number): AlikeRows {
  const rows = width === 0 ? 0 : table.length / width
  const kindOf = new Int32Array(rows)
  let first: number[] = rows === 0 ? [] : [0]
  const base = table.reduce((most, value) => Math.max(most, value), 0) + 2
  for (let column = 0; column < width; column++) {
    // Rows that were alike so far are told apart by one column more.
    const kinds = new Map<number, number>()
    first = []
    for (let row = 0; row < rows; row++) {
      const key = kindOf[row]! * base + table[row * width + column]! + 1
      let kind = kinds.get(key)
      if (kind === undefined) {
        kind = first.push(row) - 1
        kinds.set(key, kind)
      }
      kindOf[row] = kind
    }
  }
  return { kindOf, first }
}

function rowsOf(table: Int32Array, width: number, { first }: AlikeRows): Int32Array {
  const rows = new Int32Array(first.length * width)
  first.forEach((row, at) => {
    rows.set(table.subarray(row * width, (row + 1) * width), at * width)
  })
  return rows
}

function addUp(of: Float64Array, kindOf: Int32Array, into: Float64Array): void {
  into.fill(0)
  for (let at = 0; at < of.length; at++) into[kindOf[at]!]! += of[at]!
}
