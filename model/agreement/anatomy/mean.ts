import { fewest } from '../few.ts'
import { normalQuantile } from '../normal.ts'
import { t975 } from '../student-t.ts'

const z975 = normalQuantile(0.975)

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

/**
 * Mean of shares from 0 to 1, with Wilson's interval: never without width, as Student's would be where all are
 * alike, and wide enough, since no variable between 0 and 1 varies more than one that is 0 or 1.
 *
 * @see Wilson (1927), Probable inference, the law of succession, and statistical inference
 */
export function shareOf(given: readonly number[]): Mean {
  const n = given.length
  if (n === 0) return { value: null, of: 0 }
  const value = sumOf(given) / n
  if (n === 1) return { value, of: n }
  const z2 = z975 ** 2
  const centre = (value + z2 / (2 * n)) / (1 + z2 / n)
  const reach = (z975 / (1 + z2 / n)) * Math.sqrt((value * (1 - value)) / n + z2 / (4 * n * n))
  return { value, of: n, ci95: [centre - reach, centre + reach] }
}

/** Whether an interval lies below or above what the others do. @param least of fewer nothing is said */
export function readingOf<R extends string>(
  { ci95, of }: Mean,
  others: number,
  below: R,
  above: R,
  least: number = fewest.observations,
): R | 'as_others' | 'too_few' {
  if (ci95 === undefined || of < least) return 'too_few'
  if (ci95[1] < others) return below
  return ci95[0] > others ? above : 'as_others'
}

function around(value: number, se: number, n: number): [number, number] {
  const reach = t975(n - 1) * se
  return [value - reach, value + reach]
}
