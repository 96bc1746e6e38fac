import type { Slot } from '../codebook.ts'
import { groupedBy } from '../grouped.ts'
import type { OverlapRule } from './choices.ts'
import { unitsOfSpansBy } from './marks.ts'
import type { ComparedLayer, ReliabilityData } from './reliability.ts'
import { unitsUnder } from './units.ts'

/** A code with what is said of its spans besides. */
export interface CodeWithSlots {
  id: string
  slots?: readonly Slot[] | undefined
}

/** What coders said in one slot of one code, where they gave a unit that code. */
export interface SlotValues {
  code: string
  slot: Slot
  /** By unit and column of a coder: all the different values said there, sorted; none where nothing was. */
  said: ReadonlyMap<number, ReadonlyMap<number, readonly string[]>>
}

/** What different values said at one place are told apart by: no separator, since words may hold any. */
export function identityOf(values: readonly string[]): string {
  return JSON.stringify(values)
}

/**
 * Takes from layers what stands in the slots of coded spans, as reliability data of its own: a coder who did
 * not give the unit the code has said nothing in its slots and is missing there.
 *
 * Words are compared as they sound: without regard to capitals and to spaces around them.
 *
 * @param layers those compared, codes as they are counted
 * @param rule by which a span gives its code to units
 */
export function slotValuesIn(
  data: ReliabilityData,
  layers: readonly ComparedLayer[],
  codes: readonly CodeWithSlots[],
  rule: OverlapRule,
): SlotValues[] {
  const slotsOf = new Map(codes.map(({ id, slots }) => [id, slots ?? []]))
  const all = codes.flatMap(({ id, slots = [] }) =>
    slots.map((slot) => ({ code: id, slot, said: new Map<number, Map<number, Set<string>>>() })),
  )
  const bySlot = new Map(all.map((one) => [`${one.code} ${one.slot.key}`, one.said]))
  const units = groupedBy(data.units.entries(), ([, unit]) => unit.transcript)
  for (const layer of layers) {
    const own = units.get(layer.transcript)
    const column = data.coders.indexOf(layer.coder)
    if (!layer.completed || own === undefined) continue
    const cut = own.map(([, unit]) => unit)
    const spans = layer.spans
      .filter(({ code }) => (slotsOf.get(code) ?? []).length > 0)
      .sort((a, b) => a.start - b.start || a.end - b.end)
    const unitsOf = unitsOfSpansBy(rule, spans, cut)
    for (const span of spans) {
      const under = unitsUnder(cut, span.start, span.end)
      if (under === undefined) continue
      for (const place of unitsOf(span, under)) {
        for (const { key } of slotsOf.get(span.code)!) {
          const said = bySlot.get(`${span.code} ${key}`)!
          const unit = own[place]![0]
          const here = said.get(unit) ?? new Map<number, Set<string>>()
          said.set(unit, here)
          const values = here.get(column) ?? new Set<string>()
          here.set(column, values)
          const value = plain(span.slots?.[key])
          if (value !== '') values.add(value)
        }
      }
    }
  }
  return all.map(({ said, ...slot }) => ({
    ...slot,
    said: new Map(
      [...said]
        .sort(([a], [b]) => a - b)
        .map(([unit, here]) => [
          unit,
          new Map(
            [...here]
              .sort(([a], [b]) => a - b)
              .map(([coder, values]) => [coder, [...values].sort()]),
          ),
        ]),
    ),
  }))
}

function plain(value: string | number | undefined): string {
  return String(value ?? '')
    .normalize('NFC')
    .trim()
    .toLowerCase()
}
