import { type Counts, countsOf } from '#model/agreement/counts.ts'
import { type Ratings, ratingsOf } from '#model/agreement/ratings.ts'
import { type PairTable, pairTable } from '#model/agreement/two-coders.ts'

/** Ratings written down unit by unit, a sign a coder: `aab a.b`; a dot is a missing one. */
export function rated(units: string, declared?: readonly string[]): Ratings {
  const rows = units.trim().split(/\s+/)
  return ratingsOf(
    rows.map((row) => [...row].map((value) => (value === '.' ? null : value))),
    declared,
  )
}

export function counted(units: string, declared?: readonly string[]): Counts {
  return countsOf(rated(units, declared))
}

/** How often two coders gave each pair of categories. */
export function table(rows: readonly (readonly number[])[]): PairTable {
  return { q: rows.length, cells: Float64Array.from(rows.flat()) }
}

export function pairOf(ratings: Ratings): PairTable {
  return pairTable(ratings, 0, 1)
}
