import { beyondChance, type Coefficient } from './coefficient.ts'
import type { Ratings } from './ratings.ts'
import { tInterval } from './student-t.ts'
import { weights } from './weights.ts'

/** How often two coders gave each pair of categories, over the units both rated. */
export interface PairTable {
  /** Number of categories. */
  q: number
  /** q x q, the first coder's category down. */
  cells: Float64Array
}

/** @param multiplicity how often each unit was drawn in a bootstrap */
export function pairTable(
  { units, coders, categories, values }: Ratings,
  g: number,
  h: number,
  multiplicity?: Float64Array,
): PairTable {
  const q = categories.length
  const cells = new Float64Array(q * q)
  for (let unit = 0; unit < units; unit++) {
    const one = values[unit * coders + g]!
    const other = values[unit * coders + h]!
    if (one >= 0 && other >= 0) cells[one * q + other]! += multiplicity?.[unit] ?? 1
  }
  return { q, cells }
}

/** What two coders are expected to agree on by chance, and how it leans on each cell of their table. */
export interface PairChance {
  /** pe */
  expected: number
  /** g_kl of the variance. */
  lean: (k: number, l: number) => number
}

/**
 * A coefficient of two coders, `(pa - pe) / (1 - pe)` over the units both rated.
 *
 * `var = (sum_kl p_kl (w_kl - (1-K) g_kl)^2 - (pa - 2 (1-K) pe)^2) / (n (1-pe)^2)`; the same with chance
 * in place of p and K = 0 is `se0`, for the hypothesis that it is 0. What is taken away is the square of the mean of what
 * is squared, so that it is reckoned as a variance around it: coders who always agree have an error of 0 but for the
 * last digits of a double (1e-14).
 *
 * @see Fleiss, Cohen & Everitt (1969), Large sample standard errors of kappa and weighted kappa
 */
export function twoCoders(
  table: PairTable,
  w: Float64Array | undefined,
  chance: (margins: Margins, w: Float64Array) => PairChance,
): Coefficient & { se0?: number } {
  const { q, cells } = canonical(table)
  const margins = marginsOf(cells, q)
  const { n, rows, columns } = margins
  if (n === 0) return { value: null, reason: 'no_pairs', parts: { pairedUnits: 0 } }
  const weight = w ?? weights('identity', q)
  let observed = 0
  for (let at = 0; at < q * q; at++) observed += (weight[at]! * cells[at]!) / n
  const { expected, lean } = chance(margins, weight)
  const parts = { pairedUnits: n, observed, expected }
  const figure = beyondChance(observed, expected)
  if (figure.value === null) return { ...figure, parts }
  const value = figure.value
  if (n < 2) return { value, parts }

  const mean = observed - 2 * (1 - value) * expected
  let spread = 0
  let spreadByChance = 0
  for (let k = 0; k < q; k++) {
    for (let l = 0; l < q; l++) {
      const leaning = lean(k, l)
      const at = k * q + l
      spread += (cells[at]! / n) * (weight[at]! - (1 - value) * leaning - mean) ** 2
      spreadByChance += rows[k]! * columns[l]! * (weight[at]! - leaning + expected) ** 2
    }
  }
  const scale = n * (1 - expected) ** 2
  const se = Math.sqrt(spread / scale)
  const se0 = Math.sqrt(spreadByChance / scale)
  return { value, se, se0, ci95: tInterval(value, se, n), parts }
}

export interface Margins {
  n: number
  /** Shares of the first coder. */
  rows: Float64Array
  /** Shares of the second. */
  columns: Float64Array
}

function marginsOf(cells: Float64Array, q: number): Margins {
  const rows = new Float64Array(q)
  const columns = new Float64Array(q)
  let n = 0
  for (let k = 0; k < q; k++) {
    for (let l = 0; l < q; l++) {
      const count = cells[k * q + l]!
      n += count
      rows[k]! += count
      columns[l]! += count
    }
  }
  for (let k = 0; k < q; k++) {
    rows[k]! /= n
    columns[k]! /= n
  }
  return { n, rows, columns }
}

/** The table or its mirror, whichever sorts first: coders exchanged give the same digits, not nearly. */
function canonical({ q, cells }: PairTable): PairTable {
  for (let k = 0; k < q; k++) {
    for (let l = k + 1; l < q; l++) {
      const difference = cells[k * q + l]! - cells[l * q + k]!
      if (difference > 0) return { q, cells }
      if (difference < 0) return { q, cells: mirrored(cells, q) }
    }
  }
  return { q, cells }
}

function mirrored(cells: Float64Array, q: number): Float64Array {
  const mirror = new Float64Array(q * q)
  for (let k = 0; k < q; k++) for (let l = 0; l < q; l++) mirror[l * q + k] = cells[k * q + l]!
  return mirror
}
