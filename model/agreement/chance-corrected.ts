import { beyondChance, type Coefficient, type Reason } from './coefficient.ts'
import { type Counts, isDrawn, unitCounts } from './counts.ts'
import { observedAgreement, unitAgreements } from './observed.ts'
import { tInterval } from './student-t.ts'
import { weights } from './weights.ts'

/** What a coefficient expects by chance. */
export interface Chance {
  /** pe */
  expected: number
  /** pe_i, the share of one unit in it; absent where chance does not depend on the ratings. */
  ofUnit?: (unit: number) => number
}

/**
 * A coefficient of the form `(pa - pe) / (1 - pe)` for any number of coders, missing ratings allowed.
 *
 * Standard error over units, coders fixed: with `B_i = (n/n') (pa_i - pe e_i) / (1 - pe)`, e_i = 1 where a
 * unit has two ratings, `K_i = B_i - 2 (1 - K) (pe_i - pe) / (1 - pe)` and
 * `var = sum_i (K_i - K)^2 / (n (n - 1))`. Without a second unit there is none.
 *
 * @param w agreement weights; absent: identity
 * @see Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed.
 */
export function chanceCorrected(
  counts: Counts,
  w: Float64Array | undefined,
  chance: (w: Float64Array) => Chance | Reason,
): Coefficient {
  const { n, paired } = unitCounts(counts)
  const parts = { units: n, pairedUnits: paired }
  if (paired === 0) return { value: null, reason: 'no_pairs', parts }
  const agreements = unitAgreements(counts, w)
  const observed = observedAgreement(counts, agreements)
  const found = chance(w ?? weights('identity', counts.categories))
  if (typeof found === 'string')
    return { value: null, reason: found, parts: { ...parts, observed } }
  const { expected, ofUnit } = found
  const figure = beyondChance(observed, expected)
  const all = { ...parts, observed, expected }
  if (figure.value === null) return { ...figure, parts: all }
  const value = figure.value
  if (isDrawn(counts) || n < 2) return { value, parts: all }

  let squares = 0
  for (let unit = 0; unit < counts.units; unit++) {
    const given = counts.ratings[unit]!
    if (given === 0) continue
    const beyond = given >= 2 ? agreements[unit]! - expected : 0
    let contribution = ((n / paired) * beyond) / (1 - expected)
    if (ofUnit !== undefined) {
      contribution -= (2 * (1 - value) * (ofUnit(unit) - expected)) / (1 - expected)
    }
    squares += (counts.multiplicity?.[unit] ?? 1) * (contribution - value) ** 2
  }
  const se = Math.sqrt(squares / (n * (n - 1)))
  return { value, se, ci95: tInterval(value, se, n), parts: all }
}
