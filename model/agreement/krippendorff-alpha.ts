import type { Coefficient } from './coefficient.ts'
import { type Counts, isDrawn, unitCounts } from './counts.ts'
import { distances, exponentOf, type Metric } from './metrics.ts'
import { tInterval } from './student-t.ts'
import { weights } from './weights.ts'

/** o_kl, how often two coders put a unit into k and l, each unit weighing by its number of ratings. */
export interface Coincidences {
  q: number
  /** q x q. */
  observed: Float64Array
  /** n_k, pairable ratings of each category. */
  totals: Float64Array
  /** N, all pairable ratings. */
  pairable: number
}

/**
 * `o_kl = sum_i r_ik (r_il - [k=l]) / (r_i - 1)` over units with two ratings or more; a unit with one has
 * nothing to be compared with.
 */
export function coincidences(counts: Counts): Coincidences {
  const { units, categories: q, ratings, multiplicity } = counts
  const observed = new Float64Array(q * q)
  const totals = new Float64Array(q)
  let pairable = 0
  for (let unit = 0; unit < units; unit++) {
    const given = ratings[unit]!
    const times = multiplicity === undefined ? 1 : multiplicity[unit]!
    if (given < 2 || times === 0) continue
    pairable += times * given
    const row = unit * q
    for (let k = 0; k < q; k++) {
      const count = counts.counts[row + k]!
      if (count === 0) continue
      totals[k]! += times * count
      const share = (times * count) / (given - 1)
      observed[k * q + k]! += share * (count - 1)
      for (let l = k + 1; l < q; l++) {
        const other = counts.counts[row + l]!
        if (other === 0) continue
        observed[k * q + l]! += share * other
        observed[l * q + k]! += share * other
      }
    }
  }
  return { q, observed, totals, pairable }
}

/**
 * Krippendorff's alpha, `1 - Do / De`: observed over expected disagreement.
 *
 * `Do = sum o_kl d_kl / N`, `De = sum n_k n_l d_kl / (N (N - 1))` with the squared distances of the metric.
 *
 * @param categories the declared list, whose order ordinal distances follow and whose numbers the interval
 *   and ratio metrics take
 * @returns at most 1, 0 what chance would give, with `Do`, `De` and `pairable` as parts, of extreme interval values
 *   without `Do` and `De`, which a double may not hold; `null` with
 *   `no_pairs` when no unit has two ratings, with `no_variation` when all pairable ratings are alike
 * @see Krippendorff (2011), Computing Krippendorff's alpha-reliability; (2019), Content Analysis, 12.3
 */
export function krippendorffAlpha(
  counts: Counts,
  categories: readonly string[],
  metric: Metric = 'nominal',
): Coefficient {
  if (metric === 'nominal') return nominalAlpha(counts)
  const found = coincidences(counts)
  if (found.pairable === 0) return { value: null, reason: 'no_pairs', parts: { pairable: 0 } }
  const d = distances(metric, categories, found.totals)
  if (typeof d === 'string') return { value: null, reason: d, parts: { pairable: found.pairable } }
  const alpha = alphaOf(found, d)
  const isScaled = metric === 'interval' && exponentOf(categories.map(Number), found.totals) !== 0
  return isScaled ? { ...alpha, parts: { pairable: found.pairable } } : alpha
}

/**
 * Nominal alpha: of a unit with r ratings `r^2 - sum c_k^2` ordered pairs differ, over r - 1. They are whole numbers,
 * added up apart for each r, so that nothing is rounded before the end, whatever the order of the units.
 */
function nominalAlpha({
  units,
  categories: q,
  counts,
  ratings,
  multiplicity,
}: Counts): Coefficient {
  let most = 1
  for (let unit = 0; unit < units; unit++) most = Math.max(most, ratings[unit]!)
  const apart = new Float64Array(most + 1)
  const totals = new Float64Array(q)
  for (let unit = 0; unit < units; unit++) {
    const given = ratings[unit]!
    const times = multiplicity === undefined ? 1 : multiplicity[unit]!
    if (given < 2 || times === 0) continue
    const row = unit * q
    let squares = 0
    for (let k = 0; k < q; k++) {
      const count = counts[row + k]!
      squares += count * count
      totals[k]! += times * count
    }
    apart[given]! += times * (given * given - squares)
  }
  const pairable = totals.reduce((sum, total) => sum + total, 0)
  if (pairable === 0) return { value: null, reason: 'no_pairs', parts: { pairable: 0 } }
  const disagreement = apart.reduce((sum, pairs, r) => (r < 2 ? sum : sum + pairs / (r - 1)), 0)
  const byChance = totals.reduce((sum, total) => sum + total * (pairable - total), 0)
  const [Do, De] = [disagreement / pairable, byChance / (pairable * (pairable - 1))]
  const parts = { Do, De, pairable }
  if (De === 0) return { value: null, reason: 'no_variation', parts }
  return { value: 1 - Do / De, parts }
}

/** Alpha from coincidences and any distances between their categories. */
export function alphaOf(
  { q, observed, totals, pairable }: Coincidences,
  d: Float64Array,
): Coefficient {
  let disagreement = 0
  let byChance = 0
  for (let k = 0; k < q; k++) {
    if (totals[k] === 0) continue
    for (let l = 0; l < q; l++) {
      const distance = d[k * q + l]!
      disagreement += observed[k * q + l]! * distance
      byChance += totals[k]! * totals[l]! * distance
    }
  }
  const Do = disagreement / pairable
  const De = byChance / (pairable * (pairable - 1))
  const parts = { Do, De, pairable }
  if (De === 0) return { value: null, reason: 'no_variation', parts }
  return { value: 1 - Do / De, parts }
}

/**
 * Nominal alpha from its sums: `1 - (N - 1) D / (N^2 - sum n_k^2)`.
 *
 * @param pairable N
 * @param disagreement D, the sum over units of disagreeing ordered pairs over r_i - 1
 * @param squares sum of n_k^2
 */
export function nominalAlphaOfSums(
  pairable: number,
  disagreement: number,
  squares: number,
): number | null {
  const byChance = pairable * pairable - squares
  return byChance === 0 ? null : 1 - ((pairable - 1) * disagreement) / byChance
}

/**
 * Nominal alpha of each category against all others, `1 - (N - 1)(n_k - o_kk) / (n_k (N - n_k))`.
 *
 * @param categories names of those counted, in the order of the counts
 * @returns by category, each at most 1; `null` where it is never, or always, used
 * @see Krippendorff (2019), Content Analysis, 4th ed., 12.3, the binary collapse
 */
export function alphaByCategory(
  counts: Counts,
  categories: readonly string[],
): Record<string, number | null> {
  const { q, observed, totals, pairable } = coincidences(counts)
  return Object.fromEntries(
    categories.map((name, k) => {
      const total = totals[k]!
      if (total === 0 || total === pairable) return [name, null]
      const apart = total - observed[k * q + k]!
      return [name, 1 - ((pairable - 1) * apart) / (total * (pairable - total))]
    }),
  )
}

/**
 * Alpha with any agreement weights (distances 1 - w), with Gwet's standard error over units.
 *
 * With rbar the mean of r_i over the n' units with two ratings, `pa'_i` and `pe_i` as in the source,
 * `K' = (pa' - pe) / (1 - pe)` and `var = sum (K_i - K')^2 / (n' (n' - 1))`; the interval lies around alpha
 * itself with t of n - 1 degrees of freedom, n all units with a rating.
 *
 * @param w weights, categories x categories, 1 on the diagonal; absent: 1 for the same category, 0 for another
 * @returns alpha, at most 1, with its 95 % interval cut at 1; without error and interval of a draw, or of fewer than two
 *   units with two ratings. `null` with `no_pairs`, or with `no_variation`
 * @see Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed.; Krippendorff (2011) for alpha itself
 */
export function alphaWithInterval(counts: Counts, w?: Float64Array): Coefficient {
  const { units, categories: q, ratings, multiplicity } = counts
  const weight = w ?? weights('identity', q)
  const { n, paired } = unitCounts(counts)
  if (paired === 0) return { value: null, reason: 'no_pairs', parts: { pairable: 0 } }
  const alpha = alphaOf(
    coincidences(counts),
    weight.map((agreement) => 1 - agreement),
  )
  if (alpha.value === null || isDrawn(counts) || paired < 2) return alpha

  let total = 0
  const shares = new Float64Array(q)
  for (let unit = 0; unit < units; unit++) {
    if (ratings[unit]! < 2) continue
    const times = multiplicity?.[unit] ?? 1
    total += times * ratings[unit]!
    for (let k = 0; k < q; k++) shares[k]! += times * counts.counts[unit * q + k]!
  }
  const mean = total / paired
  for (let k = 0; k < q; k++) shares[k]! /= paired * mean
  const usual = new Float64Array(q)
  let expected = 0
  for (let k = 0; k < q; k++) {
    for (let l = 0; l < q; l++) {
      usual[k]! += ((weight[k * q + l]! + weight[l * q + k]!) * shares[l]!) / 2
    }
    expected += shares[k]! * usual[k]!
  }

  const agreements = new Float64Array(units)
  let observed = 0
  for (let unit = 0; unit < units; unit++) {
    const given = ratings[unit]!
    if (given < 2) continue
    let sum = 0
    for (let k = 0; k < q; k++) {
      const count = counts.counts[unit * q + k]!
      if (count === 0) continue
      let alike = 0
      for (let l = 0; l < q; l++) alike += weight[k * q + l]! * counts.counts[unit * q + l]!
      sum += count * (alike - 1)
    }
    agreements[unit] = sum / (mean * (given - 1))
    observed += ((multiplicity?.[unit] ?? 1) * agreements[unit]!) / paired
  }

  const uncorrected = (observed - expected) / (1 - expected)
  let squares = 0
  for (let unit = 0; unit < units; unit++) {
    const given = ratings[unit]!
    if (given < 2) continue
    const excess = (given - mean) / mean
    let byChance = -expected * excess
    for (let k = 0; k < q; k++) byChance += (counts.counts[unit * q + k]! * usual[k]!) / mean
    const contribution =
      (agreements[unit]! - observed * excess - expected) / (1 - expected) -
      (2 * (1 - uncorrected) * (byChance - expected)) / (1 - expected)
    squares += (multiplicity?.[unit] ?? 1) * (contribution - uncorrected) ** 2
  }
  const se = Math.sqrt(squares / (paired * (paired - 1)))
  return { ...alpha, se, ci95: tInterval(alpha.value, se, n) }
}
