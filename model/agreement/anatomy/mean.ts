import { t975 } from '../student-t.ts'

/** A mean with its 95 % interval by Student's t. */
export interface Mean {
  /** `null` where there is nothing to take a mean of. */
  value: number | null
  /** Absent for fewer than two. */
  ci95?: [number, number]
  /** Of how many. */
  of: number
}

/** Adds up in ascending order, so that no order of what is given changes a digit. */
export function sumOf(given: Iterable<number>): number {
  return Float64Array.from(given)
    .sort()
    .reduce((total, value) => total + value, 0)
}

export function meanOf(given: readonly number[]): Mean {
  const n = given.length
  if (n === 0) return { value: null, of: 0 }
  const value = sumOf(given) / n
  if (n === 1) return { value, of: n }
  const variance = sumOf(given.map((x) => (x - value) ** 2)) / (n - 1)
  return { value, of: n, ci95: around(value, Math.sqrt(variance / n), n) }
}

/**
 * Ratio of two sums over the same parts, with the interval of a ratio estimator.
 *
 * @see Cochran (1977), Sampling Techniques, section 6.4
 */
export function ratioOf(pairs: readonly (readonly [number, number])[]): Mean {
  const n = pairs.length
  const total = sumOf(pairs.map(([, other]) => other))
  if (total === 0) return { value: null, of: n }
  const value = sumOf(pairs.map(([own]) => own)) / total
  if (n === 1) return { value, of: n }
  const squares = sumOf(pairs.map(([own, other]) => (own - value * other) ** 2))
  return { value, of: n, ci95: around(value, Math.sqrt((n / (n - 1)) * squares) / total, n) }
}

/** Whether an interval lies below or above what the others do. */
export function readingOf<R extends string>(
  { ci95 }: Mean,
  others: number,
  below: R,
  above: R,
): R | 'as_others' | 'too_few' {
  if (ci95 === undefined) return 'too_few'
  if (ci95[1] < others) return below
  return ci95[0] > others ? above : 'as_others'
}

function around(value: number, se: number, n: number): [number, number] {
  const reach = t975(n - 1) * se
  return [value - reach, value + reach]
}
