import { countWhile } from '../sorted.ts'
import type { Counts } from './counts.ts'
import { type Draws, type Missed, usualTargets } from './interval-method.ts'
import { alphaOf, coincidences } from './krippendorff-alpha.ts'
import { distances, type Metric } from './metrics.ts'
import { deviation, quantile } from './quantiles.ts'
import { type Random, seeded } from './random.ts'

/** How alpha is spread when pairs of ratings are drawn anew. */
export interface AlphaSpread {
  /** Standard deviation of the draws. */
  se: number
  ci95: [number, number]
  /** In the order of the targets. */
  failing: Missed[]
  /** Pairs in one draw. */
  pairs: number
  /** Standard deviation that the draws have in theory. */
  deviation: number
}

interface Cell {
  probability: number
  /** By how much a draw of it lowers alpha. */
  cost: number
  isDiagonal: boolean
}

/**
 * Krippendorff's own bootstrap of alpha: M pairs of ratings are drawn from the coincidences,
 * `alpha* = 1 - sum of d_kl / (M De)`, never below -1. With Q cells in use and m coders
 * `M = min(25 Q, (m - 1) N / 2)`. Draws without any disagreement would be 1; of these as many count as 0 as
 * would show no variation: all where just one category has pairs, else `draws * sum (o_kk / N)^M`.
 *
 * Pairs are taken for independent of one another; the bootstrap of units or transcripts is the one to report.
 *
 * @param coders who rated; `targets` values of alpha of which the share of draws below them is wanted
 * @param isOver asked before each draw
 * @returns `certain` where alpha is undefined, or exactly 0 or 1; `few_draws` where fewer than two are asked for; `not_computed` where it was over before all was drawn
 * @see Hayes & Krippendorff (2007), Answering the call for a standard reliability measure for coding data
 */
export function krippendorffBootstrap(
  counts: Counts,
  categories: readonly string[],
  metric: Metric,
  { coders, draws, seed, targets = usualTargets }: Omit<Draws, 'method'> & { coders: number },
  isOver: () => boolean = () => false,
): AlphaSpread | 'certain' | 'few_draws' | 'not_computed' {
  const found = coincidences(counts)
  const { q, observed, totals, pairable } = found
  const d = distances(metric, categories, totals)
  if (typeof d === 'string' || pairable === 0) return 'certain'
  const { value: alpha, parts } = alphaOf(found, d)
  if (alpha === null || alpha === 0 || alpha === 1) return 'certain'
  // One draw spreads over nothing.
  if (draws < 2) return 'few_draws'
  const used = observed.filter((count) => count > 0).length
  const pairs = Math.min(25 * used, Math.round(((coders - 1) * pairable) / 2))
  const cells: Cell[] = []
  for (let k = 0; k < q; k++) {
    for (let l = k; l < q; l++) {
      const count = observed[k * q + l]!
      if (count === 0) continue
      const probability = ((k === l ? 1 : 2) * count) / pairable
      cells.push({
        probability,
        cost: d[k * q + l]! / (pairs * Number(parts.De)),
        isDiagonal: k === l,
      })
    }
  }
  const lost = sum(cells.map(({ probability, cost }) => probability * cost))
  const all = drawn(cells, pairs, draws, seeded(seed), isOver)
  if (all === undefined) return 'not_computed'
  const values = withoutVariation(all, cells, pairs).sort()
  return {
    se: deviation(values),
    ci95: [quantile(values, 0.025), quantile(values, 0.975)],
    failing: targets.map((target) => ({ target, share: countBelow(values, target) / draws })),
    pairs,
    deviation: Math.sqrt(
      pairs * sum(cells.map(({ probability, cost }) => probability * (cost - lost) ** 2)),
    ),
  }
}

/** Alpha of each draw; `undefined` where it was over before all was drawn. */
function drawn(
  cells: readonly Cell[],
  pairs: number,
  draws: number,
  random: Random,
  isOver: () => boolean,
): Float64Array | undefined {
  const fineness = 2 ** 32
  let reached = 0
  const ends = cells.map(({ probability }) => (reached += probability) * fineness)
  const values = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++) {
    if (isOver()) return undefined
    let value = 1
    for (let pair = 0; pair < pairs; pair++) {
      const at = random.below(fineness)
      const cell = Math.min(
        countWhile(ends, (end) => end <= at),
        cells.length - 1,
      )
      value -= cells[cell]!.cost
    }
    values[draw] = Math.max(-1, value)
  }
  return values
}

/** Draws of one category alone say nothing of agreement: so many of the perfect ones become 0. */
function withoutVariation(
  values: Float64Array,
  cells: readonly Cell[],
  pairs: number,
): Float64Array {
  const diagonal = cells.filter(({ isDiagonal }) => isDiagonal)
  const alike = sum(diagonal.map(({ probability }) => probability ** pairs))
  let left = diagonal.length === 1 ? values.length : Math.round(values.length * alike)
  return values.map((value) => (value === 1 && left-- > 0 ? 0 : value))
}

function countBelow(values: Float64Array, target: number): number {
  return values.reduce((count, value) => count + (value < target ? 1 : 0), 0)
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
