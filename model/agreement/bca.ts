import { normalCdf, normalQuantile } from './normal.ts'
import { deviation, quantile } from './quantiles.ts'

/** Percentile and BCa intervals of one bootstrap distribution. */
export interface BootstrapIntervals {
  percentile: [number, number]
  /** `null` where every draw lies on one side of the estimate. */
  bca: [number, number] | null
  z0: number | null
  acceleration: number
  se: number
}

/**
 * Bias-corrected and accelerated interval, and the percentile one beside it.
 *
 * `z0 = Phi^-1((#{b < theta} + #{b = theta}/2) / B)`, acceleration from the leave-one-out values (0 where they
 * do not vary), ends at `Phi(z0 + (z0 + z) / (1 - a (z0 + z)))`; type-7 quantiles.
 *
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 14
 */
export function bootstrapIntervals(
  theta: number,
  draws: ArrayLike<number>,
  leftOut: readonly number[],
  level = 0.95,
): BootstrapIntervals {
  const sorted = Float64Array.from(draws).sort()
  const ends: [number, number] = [(1 - level) / 2, (1 + level) / 2]
  const share = shareBelow(sorted, theta)
  const a = acceleration(leftOut)
  const z0 = share === 0 || share === 1 ? null : normalQuantile(share)
  const corrected = (p: number) => {
    const z = z0! + normalQuantile(p)
    return quantile(sorted, normalCdf(z0! + z / (1 - a * z)))
  }
  return {
    percentile: [quantile(sorted, ends[0]), quantile(sorted, ends[1])],
    bca: z0 === null ? null : [corrected(ends[0]), corrected(ends[1])],
    z0,
    acceleration: a,
    se: deviation(sorted),
  }
}

/** What differs by no more than this is the same figure, added up in another order. */
const rounding = 1e-12

/** The share of draws below the estimate, those that equal it counting half. */
function shareBelow(draws: Float64Array, theta: number): number {
  const apart = rounding * Math.max(1, Math.abs(theta))
  const below = draws.reduce(
    (sum, b) => sum + (Math.abs(b - theta) <= apart ? 0.5 : b < theta ? 1 : 0),
    0,
  )
  return below / draws.length
}

function acceleration(leftOut: readonly number[]): number {
  const mean = leftOut.reduce((sum, j) => sum + j, 0) / leftOut.length
  let cubes = 0
  let squares = 0
  for (const j of leftOut) {
    cubes += (mean - j) ** 3
    squares += (mean - j) ** 2
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5)
}
