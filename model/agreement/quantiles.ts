/**
 * Type-7 quantile of a sorted sample: linear between neighbours at h = (n - 1) p.
 *
 * @param sorted ascending, at least one value
 * @see Hyndman & Fan (1996), Sample quantiles in statistical packages
 */
export function quantile(sorted: Float64Array, p: number): number {
  const h = (sorted.length - 1) * p
  const low = Math.floor(h)
  const high = Math.min(low + 1, sorted.length - 1)
  return sorted[low]! + (h - low) * (sorted[high]! - sorted[low]!)
}

/** Standard deviation of a sample, divisor n - 1. */
export function deviation(values: Float64Array): number {
  let mean = 0
  for (const value of values) mean += value / values.length
  let squares = 0
  for (const value of values) squares += (value - mean) ** 2
  return Math.sqrt(squares / (values.length - 1))
}
