import { deviation, quantilesOf } from './quantiles.ts'
import { drawWithReplacement, seeded } from './random.ts'

/** An interval from a bootstrap: percentiles of the draws, their spread, and how many came to nothing. */
export interface Resampled {
  se: number
  ci95: [number, number]
  draws: number
  /** Draws in which the coefficient was undefined; they are left out. */
  undefinedDraws: number
}

/** Something a bootstrap recomputes from how often each thing was drawn; `null` where it is undefined. */
export type Recompute = (multiplicity: Float64Array) => number | null

/**
 * Draws `things` with replacement as often as there are, `draws` times, and recomputes each coefficient
 * from the same draws.
 *
 * @param things how many are drawn from: units, turns or transcripts
 * @param prepare called once a draw, for what several coefficients share
 * @returns of each coefficient its values in the order drawn, those that are undefined left out
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13
 */
export function drawsOf(
  things: number,
  recompute: readonly Recompute[],
  { draws, seed }: { draws: number; seed: number },
  prepare?: (multiplicity: Float64Array) => void,
): Float64Array[] {
  const random = seeded(seed)
  const times = new Float64Array(things)
  const values = recompute.map(() => new Float64Array(draws))
  const found = new Int32Array(recompute.length)
  for (let draw = 0; draw < draws; draw++) {
    drawWithReplacement(random, times)
    prepare?.(times)
    recompute.forEach((coefficient, index) => {
      const value = coefficient(times)
      if (value !== null) values[index]![found[index]!++] = value
    })
  }
  return values.map((all, index) => all.subarray(0, found[index]!))
}

/**
 * What draws say together: percentiles are type-7 quantiles at 2.5 % and 97.5 %.
 *
 * @param values of the draws that gave one; they are put into another order
 * @param draws all of them
 * @returns `null` where fewer than two gave a value
 */
export function resampled(values: Float64Array, draws: number): Resampled | null {
  if (values.length < 2) return null
  const se = deviation(values)
  const [low, high] = quantilesOf(values, [0.025, 0.975])
  return {
    se,
    ci95: [low!, high!],
    draws,
    undefinedDraws: draws - values.length,
  }
}
