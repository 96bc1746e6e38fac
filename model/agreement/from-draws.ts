import { bootstrapIntervals } from './bca.ts'
import { drawsOf, resampled } from './bootstrap.ts'
import type { Counts } from './counts.ts'
import { drawsBeyond } from './far-ends.ts'
import type { Draws, FileInterval, Missed, PairInterval } from './interval-method.ts'
import { krippendorffBootstrap } from './krippendorff-bootstrap.ts'
import type { Metric } from './metrics.ts'
import type { UnitsAlike } from './units-alike.ts'

/** What draws say of a figure: how it is spread, or why they say nothing. */
export interface FromDraws {
  /** In units of the figure. */
  se?: number
  ci95?: [number, number]
  interval: FileInterval
  /** Of each target, by Krippendorff's bootstrap. */
  failing?: readonly Missed[]
}

/** A figure that has a value, and how to reckon it again from the units as they are drawn. */
export interface Redrawn {
  value: number
  again: () => number | null
}

/**
 * Standard errors and 95 % intervals of several figures from the same draws over units: percentiles, or BCa with each
 * unit left out once. Units are taken for independent of one another.
 *
 * @param figures of which each has a value
 * @param alike what the figures reckon with: units with the same ratings put together
 * @returns in the order of the figures, each with se and ends in units of its figure; none of both where fewer than two
 *   draws gave a value, no ends where BCa has no correction
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13 and 14
 */
export function fromUnitDraws(
  figures: readonly Redrawn[],
  alike: UnitsAlike,
  { draws, seed, method }: Draws,
): FromDraws[] {
  const again = figures.map((figure) => figure.again)
  const units = alike.sizes.reduce((sum, size) => sum + size, 0)
  const values = drawsOf(units, again, { draws, seed }, alike.draw)
  const leftOut = method === 'bca' ? withEachLeftOut(again, alike) : null
  return values.map((own, index) => {
    const undefinedDraws = draws - own.length
    if (own.length < 2) return { interval: { method: 'none', reason: 'few_draws' } }
    if (leftOut === null) {
      const { se, ci95 } = resampled(own, draws)!
      const interval = { method: 'percentile', drawn: 'units', draws, undefinedDraws } as const
      return { se, ci95, interval }
    }
    const { se, bca } = bootstrapIntervals(figures[index]!.value, own, leftOut[index]!)
    if (bca === null) return { se, interval: { method: 'none', reason: 'one_side' } }
    const beyond = drawsBeyond(own, bca)
    const interval = { method: 'bca', drawn: 'units', draws, undefinedDraws, beyond } as const
    return { se, ci95: bca, interval }
  })
}

/**
 * The same of an alpha by Krippendorff's bootstrap, which draws pairs of its ratings.
 *
 * @param isOver asked before each draw
 * @returns without se and ends where alpha is 0 or 1, or where it was over before all was drawn
 */
export function fromPairDraws(
  { counts, categories, metric, coders }: PairDrawable,
  draws: Draws,
  isOver?: () => boolean,
): FromDraws & { interval: PairInterval } {
  const spread = krippendorffBootstrap(counts, categories, metric, { ...draws, coders }, isOver)
  if (typeof spread === 'string') return { interval: { method: 'none', reason: spread } }
  const { se, ci95, failing, pairs } = spread
  const drawn = { drawn: 'pairs', pairs, draws: draws.draws, undefinedDraws: 0 } as const
  return { se, ci95, failing, interval: { method: 'krippendorff', ...drawn } }
}

/** What the pairs of an alpha are drawn from. */
export interface PairDrawable {
  counts: Counts
  categories: readonly string[]
  metric: Metric
  /** Who rated. */
  coders: number
}

/** Each figure without one of the units, as often as there are units; where it is undefined nothing stands. */
function withEachLeftOut(
  again: readonly (() => number | null)[],
  { sizes, leaveOut }: UnitsAlike,
): number[][] {
  const found = again.map((): number[] => [])
  sizes.forEach((size, kind) => {
    leaveOut(kind)
    again.forEach((figure, index) => {
      const value = figure()
      if (value === null) return
      for (let unit = 0; unit < size; unit++) found[index]!.push(value)
    })
  })
  return found
}
