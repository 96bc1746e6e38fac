import { type Coefficient, type Figure, undefinedFor } from './coefficient.ts'
import { cohenKappa } from './cohen.ts'
import { type Continuum, ofValue } from './continuum.ts'
import { alphaOf, type Coincidences } from './krippendorff-alpha.ts'
import { disagreementByChance, unitDisagreement } from './set-alpha.ts'
import type { SetDistance } from './set-distance.ts'
import { setRatingsFrom } from './set-ratings.ts'
import { sweep } from './sweep.ts'

/** Agreement of one code, every position a unit. Without an honest interval: positions are not independent. */
export interface PositionOfCode {
  /**
   * Krippendorff's nominal alpha of present and absent, at most 1; `null` with one coder, or where the code is at every
   * position of every coder, or at none.
   */
  alpha: number | null
  /** Share of agreeing pairs of coders, 0 to 1, each position weighing the same; `null` with one coder. */
  percent: number | null
  /** With two coders only: Cohen's kappa, `null` where nothing varies. */
  kappa?: number | null
  /** With two coders only: lengths in positions, [[none, second alone], [first alone, both]]. */
  table?: [[number, number], [number, number]]
}

/**
 * For each code, present or absent at each position; codes may overlap. From run lengths, never from one cell a position.
 *
 * @returns by code
 * @see Krippendorff (2019), Content Analysis, 4th ed., 12.3, and Cohen (1960), with positions as units
 */
export function positionByCode(continuum: Continuum): Record<string, PositionOfCode> {
  return Object.fromEntries(
    continuum.values.map((code, value) => [code, positionOf(ofValue(continuum, value))]),
  )
}

function positionOf(layer: Continuum): PositionOfCode {
  const { coders: m, length } = layer
  if (m < 2) return { alpha: null, percent: null }
  const found = binary(layer)
  const agreeing =
    (found.coincidences.observed[0]! + found.coincidences.observed[3]!) / (m * length)
  const alpha = alphaOf(found.coincidences, Float64Array.of(0, 1, 1, 0)).value
  if (m !== 2) return { alpha, percent: agreeing }
  const [none, second, first, both] = found.cells as unknown as [number, number, number, number]
  return {
    alpha,
    percent: agreeing,
    kappa: cohenKappa({ q: 2, cells: found.cells }).value,
    table: [
      [none, second],
      [first, both],
    ],
  }
}

const oneCoder: Coefficient = { value: null, reason: 'one_coder', parts: {} }

/**
 * Nominal alpha of "some code or none" at each position.
 *
 * @returns at most 1; `null` with `one_coder`, or with `no_variation` where all positions are alike
 * @see Krippendorff (2019), Content Analysis, 4th ed., 12.3
 */
export function positionAnyCode(continuum: Continuum): Coefficient {
  if (continuum.coders < 2) return oneCoder
  return alphaOf(binary(continuum).coincidences, Float64Array.of(0, 1, 1, 0))
}

/**
 * “Some code or none” at each position of several texts, each among the coders who completed it: coincidences add up, as
 * those of units that more or fewer coders rated.
 *
 * @param texts of one code alone, or of all
 * @returns `percent`: share of agreeing pairs of coders, 0 to 1, each position weighing the same. `null` with `no_pairs`
 *   without a text, with `no_variation` where all positions are alike
 * @see Krippendorff (2019), Content Analysis, 4th ed., 12.3
 */
export function positionsOver(texts: readonly Continuum[]): {
  alpha: Coefficient
  percent: Figure
} {
  const sums = { q: 2, observed: new Float64Array(4), totals: new Float64Array(2), pairable: 0 }
  let [agreeing, positions] = [0, 0]
  for (const text of texts) {
    if (text.coders < 2) continue
    const { observed, totals, pairable } = binary(text).coincidences
    observed.forEach((own, cell) => {
      sums.observed[cell]! += own
    })
    totals.forEach((own, value) => {
      sums.totals[value]! += own
    })
    sums.pairable += pairable
    agreeing += (observed[0]! + observed[3]!) / text.coders
    positions += text.length
  }
  if (positions === 0) {
    const none = undefinedFor('no_pairs')
    return { alpha: { ...none, parts: {} }, percent: none }
  }
  const alpha = alphaOf(sums, Float64Array.of(0, 1, 1, 0))
  return { alpha, percent: { value: agreeing / positions } }
}

/** Coincidences of none (0) and some (1), and for two coders their table. */
function binary(continuum: Continuum): { coincidences: Coincidences; cells: Float64Array } {
  const { coders: m, length } = continuum
  const observed = new Float64Array(4)
  const totals = new Float64Array(2)
  const cells = new Float64Array(4)
  sweep(continuum, (stretch, inForce) => {
    let some = 0
    for (let i = 0; i < m; i++) if (inForce[i]!.length > 0) some++
    const none = m - some
    observed[0]! += (stretch * none * (none - 1)) / (m - 1)
    observed[1]! += (stretch * none * some) / (m - 1)
    observed[2]! += (stretch * none * some) / (m - 1)
    observed[3]! += (stretch * some * (some - 1)) / (m - 1)
    totals[0]! += stretch * none
    totals[1]! += stretch * some
    if (m === 2) {
      const cell = (inForce[0]!.length > 0 ? 2 : 0) + (inForce[1]!.length > 0 ? 1 : 0)
      cells[cell]! += stretch
    }
  })
  return { coincidences: { q: 2, observed, totals, pairable: m * length }, cells }
}

/**
 * Alpha of the sets of codes at each position, the empty set included: `1 - Do / De` with distances of sets.
 *
 * @returns at most 1; `null` with `one_coder`, or with `no_variation` where all sets are alike
 * @see Passonneau (2006), Measuring agreement on set-valued items
 */
export function positionSets(continuum: Continuum, kind: SetDistance): Coefficient {
  const { coders: m, length, spans } = continuum
  if (m < 2) return oneCoder
  const given: number[][] = []
  const stretches: number[] = []
  sweep(continuum, (stretch, inForce) => {
    stretches.push(stretch)
    for (let i = 0; i < m; i++) {
      const codes = new Set(inForce[i]!.map((span) => spans[span]!.value))
      given.push([...codes].sort((a, b) => a - b))
    }
  })
  const { sets, ratings } = setRatingsFrom(
    given,
    { units: stretches.length, coders: m },
    continuum.values,
  )
  const totals = new Float64Array(sets.length)
  let disagreement = 0
  stretches.forEach((stretch, at) => {
    const rated = ratings.values.slice(at * m, (at + 1) * m).sort()
    for (const set of rated) totals[set]! += stretch
    disagreement += (stretch * unitDisagreement(kind, sets, rated)) / (m - 1)
  })
  const pairable = m * length
  const Do = disagreement / pairable
  const De = disagreementByChance(kind, sets, totals) / (pairable * (pairable - 1))
  const parts = { Do, De, pairable }
  if (De === 0) return { value: null, reason: 'no_variation', parts }
  return { value: 1 - Do / De, parts }
}
