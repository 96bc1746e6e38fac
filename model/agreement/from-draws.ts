import { bootstrapIntervals } from './bca.ts'
import { drawsOf, resampled } from './bootstrap.ts'
import type { Draws, FileInterval } from './interval-method.ts'
import type { UnitsAlike } from './units-alike.ts'

/** What draws say of a figure: how it is spread, or why they say nothing. */
export interface FromDraws {
  se?: number
  ci95?: [number, number]
  interval: FileInterval
  /** The share of draws below each target: the probability of missing it. */
  failing?: Readonly<Record<string, number>>
}

/** A figure that has a value, and how to reckon it again from the units as they are drawn. */
export interface Redrawn {
  value: number
  again: () => number | null
}

/**
 * Standard errors and 95 % intervals of several figures from the same draws over units: percentiles, or BCa with each
 * unit left out once.
 *
 * @param alike what the figures reckon with
 * @returns in the order of the figures
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
      const interval = { method: 'bootstrap', drawn: 'units', draws, undefinedDraws } as const
      return { se, ci95, interval }
    }
    const { se, bca } = bootstrapIntervals(figures[index]!.value, own, leftOut[index]!)
    if (bca === null) return { se, interval: { method: 'none', reason: 'one_side' } }
    const interval = { method: 'bca', drawn: 'units', draws, undefinedDraws } as const
    return { se, ci95: bca, interval }
  })
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
