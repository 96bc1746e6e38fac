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

/**
 * Several quantiles of a sample that is not sorted, which is put into another order: sorting all of it to know
 * a few of its values would cost more than drawing it.
 *
 * @param values at least one
 */
export function quantilesOf(values: Float64Array, shares: readonly number[]): number[] {
  return shares.map((p) => {
    const h = (values.length - 1) * p
    const low = Math.floor(h)
    const below = nthSmallest(values, low)
    if (h === low) return below
    // What is not smaller stands after it, so its neighbour is the least of that.
    let above = Number.POSITIVE_INFINITY
    for (let at = low + 1; at < values.length; at++) {
      if (values[at]! < above) above = values[at]!
    }
    return below + (h - low) * (above - below)
  })
}

/** Hoare's selection, in place: smaller values end up before it, larger ones after. */
function nthSmallest(values: Float64Array, nth: number): number {
  let left = 0
  let right = values.length - 1
  while (left < right) {
    const pivot = values[(left + right) >> 1]!
    let i = left
    let j = right
    while (i <= j) {
      while (values[i]! < pivot) i++
      while (values[j]! > pivot) j--
      if (i > j) break
      const value = values[i]!
      values[i++] = values[j]!
      values[j--] = value
    }
    if (nth <= j) right = j
    else if (nth >= i) left = i
    else break
  }
  return values[nth]!
}

/** Standard deviation of a sample, divisor n - 1. */
export function deviation(values: Float64Array): number {
  let mean = 0
  const count = values.length
  for (let at = 0; at < count; at++) mean += values[at]! / count
  let squares = 0
  for (let at = 0; at < count; at++) {
    const apart = values[at]! - mean
    squares += apart * apart
  }
  return Math.sqrt(squares / (count - 1))
}
