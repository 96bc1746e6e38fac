import type { Counts } from './counts.ts'

/**
 * Observed agreement of each unit: the share of its pairs of ratings that agree, weighted.
 *
 * `pa_i = sum_k r_ik (sum_l w_kl r_il - 1) / (r_i (r_i - 1))`; 0 and unused where r_i < 2.
 *
 * @param w agreement weights q x q; absent: agreeing means the same category
 */
export function unitAgreements(
  { units, categories: q, counts, ratings }: Counts,
  w?: Float64Array,
): Float64Array {
  const agreements = new Float64Array(units)
  for (let unit = 0; unit < units; unit++) {
    const given = ratings[unit]!
    if (given < 2) continue
    const row = unit * q
    let sum = 0
    for (let k = 0; k < q; k++) {
      const count = counts[row + k]!
      if (count === 0) continue
      let alike = count
      if (w !== undefined) {
        alike = 0
        for (let l = 0; l < q; l++) {
          const other = counts[row + l]!
          if (other > 0) alike += w[k * q + l]! * other
        }
      }
      sum += count * (alike - 1)
    }
    agreements[unit] = sum / (given * (given - 1))
  }
  return agreements
}

/** pa, the mean over the units with two ratings or more. */
export function observedAgreement(
  { units, ratings, multiplicity }: Counts,
  agreements: Float64Array,
): number {
  let sum = 0
  let paired = 0
  for (let unit = 0; unit < units; unit++) {
    if (ratings[unit]! < 2) continue
    const times = multiplicity === undefined ? 1 : multiplicity[unit]!
    sum += times * agreements[unit]!
    paired += times
  }
  return sum / paired
}
