import type { Reason } from './coefficient.ts'
import type { Drawn } from './drawn.ts'
import { alphaOf, nominalAlphaOfSums } from './krippendorff-alpha.ts'
import { distances } from './metrics.ts'
import { type Estimate, inEachLane } from './resampling.ts'
import { identityOf, type SlotValues } from './slot-values.ts'
import { Tally } from './tally.ts'

/**
 * Krippendorff's alpha of what coders said in the slots of a code: of words nominal, of a scale ordinal and
 * interval.
 *
 * Only units count that two coders or more gave the code and a value. Several different words of one coder in
 * one unit are a value of their own; several values of a scale are none, and counted as such. Where a single
 * unit is left there is no figure (`one_unit`).
 *
 * Parts: `ratings` of units with the code, each in one place of `valued`, `unvalued`, `several`, `notOnScale`;
 * `pairedUnits` and `pairable` as everywhere.
 */
export function slotEstimates(slots: readonly SlotValues[], drawn: Drawn): Estimate[] {
  return slots.flatMap((slot) => {
    const { kind, values } = slot.slot
    if (kind !== 'scale') return estimatesOf(slot, undefined, ['nominal'], drawn)
    return estimatesOf(slot, values!.map(String), ['ordinal', 'interval'], drawn)
  })
}

type SlotMetric = 'nominal' | 'ordinal' | 'interval'

function estimatesOf(
  { code, slot, said }: SlotValues,
  scale: readonly string[] | undefined,
  metrics: readonly SlotMetric[],
  drawn: Drawn,
): Estimate[] {
  const parts = { ratings: 0, valued: 0, unvalued: 0, several: 0, notOnScale: 0, pairedUnits: 0 }
  const categories = scale ?? distinct(said)
  const places = new Map(categories.map((category, place) => [category, place]))
  const q = categories.length
  // Pairable values, disagreeing pairs of values over r - 1 as one sum, totals of categories, then
  // coincidences of a scale.
  const tally = new Tally(2 + q + (scale === undefined ? 0 : q * q))
  for (const unit of drawn.order) {
    const here = said.get(unit)
    if (here === undefined) continue
    const given: number[] = []
    for (const values of here.values()) {
      parts.ratings++
      if (values.length === 0) parts.unvalued++
      else if (scale !== undefined && values.length > 1) parts.several++
      else {
        const place = places.get(scale === undefined ? identityOf(values) : values[0]!)
        if (place === undefined) parts.notOnScale++
        else {
          parts.valued++
          given.push(place)
        }
      }
    }
    if (given.length < 2) continue
    parts.pairedUnits++
    const cluster = drawn.clusterOf[unit]!
    tally.add(cluster, 0, given.length)
    for (const place of given) tally.add(cluster, 2 + place, 1)
    given.forEach((k, one) => {
      given.forEach((l, other) => {
        if (one === other || k === l) return
        tally.add(cluster, 1, 1 / (given.length - 1))
        if (scale !== undefined) tally.add(cluster, 2 + q + k * q + l, 1 / (given.length - 1))
      })
    })
  }
  const some = (from: number, count: number, lane: number) =>
    Float64Array.from({ length: count }, (_, at) => tally.at(from + at, lane))
  const alphaBy = (metric: SlotMetric) => (lane: number) => {
    const pairable = tally.at(0, lane)
    if (pairable === 0 || parts.pairedUnits === 1) return null
    const totals = some(2, q, lane)
    if (metric === 'nominal') {
      const squares = totals.reduce((sum, total) => sum + total * total, 0)
      return nominalAlphaOfSums(pairable, tally.at(1, lane), squares)
    }
    const d = distances(metric, categories, totals)
    if (typeof d === 'string') return null
    return alphaOf({ q, observed: some(2 + q, q * q, lane), totals, pairable }, d).value
  }
  tally.drawEachOnce()
  const pairable = tally.at(0, 0)
  return metrics.map((metric) => {
    const again = alphaBy(metric)
    const value = again(0)
    const figure = {
      name: `slot_alpha_${metric}` as const,
      code,
      slot: slot.key,
      value,
      parts: { ...parts, pairable, categories: q },
    }
    if (value !== null) return { figure, from: [tally], again: inEachLane(again) }
    const reason = reasonFor(parts.pairedUnits)
    return { figure: { ...figure, reason }, from: [tally], again: inEachLane(again) }
  })
}

/** A single unit is its own chance: alpha would be 0 there whatever was said, or not defined. */
function reasonFor(pairedUnits: number): Reason {
  if (pairedUnits === 0) return 'no_pairs'
  return pairedUnits === 1 ? 'one_unit' : 'no_variation'
}

function distinct(said: SlotValues['said']): string[] {
  const found = new Set<string>()
  for (const here of said.values()) {
    for (const values of here.values()) if (values.length > 0) found.add(identityOf(values))
  }
  return [...found].sort()
}
