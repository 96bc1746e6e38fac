import type { ReliabilityData } from '../reliability.ts'
import { unitsUnder } from '../units.ts'
import { type Disagreements, DisagreementWriter } from './disagreements.ts'
import { kindByNumbers, kindNumber } from './kinds.ts'
import { rivalOverlaps } from './rival-overlaps.ts'
import type { Rivals } from './rivals.ts'
import { firstEndingAfter, type SpanTable, startsBefore, Touching } from './span-table.ts'

/**
 * All disagreements on units that two coders or more completed.
 *
 * The cost is that of the pairs of values that differ, and of the spans and their overlaps.
 */
export function unitDisagreements(
  data: ReliabilityData,
  rivals: Rivals,
  tables: readonly SpanTable[],
): Disagreements {
  const writer = new DisagreementWriter()
  const ranges = rangesOfUnits(data)
  const places = new Map(data.transcripts.map((id, place) => [id, place]))
  const having = new Int32Array(data.codes.length)
  for (const [index, { transcript, coders }] of data.continua.entries()) {
    const range = ranges.get(transcript)
    if (range === undefined) continue
    const table = tables[index]!
    const touching = new Touching(table)
    const values = valuesOf(data, coders, range.from)
    const instead = insteadOf(data, range, table, rivals, values)
    for (let unit = range.from; unit < range.to; unit++) {
      const sets = values(unit)
      const { turn, start, end } = data.units[unit]!
      for (const code of codesOf(sets, having)) {
        const present = having[code]!
        having[code] = 0
        if (present === coders.length) continue
        writer.place({
          transcript: places.get(transcript)!,
          turn,
          unit,
          start,
          end,
          code,
          ratings: coders.length,
        })
        const marks = instead[unit - range.from]
        const byNumbers = kindByNumbers(present, coders.length)
        for (let one = 0; one < coders.length; one++) {
          if (!sets[one]!.includes(code)) continue
          const spans = spansIn(table, code, one, start, end)
          for (let other = 0; other < coders.length; other++) {
            if (sets[other]!.includes(code)) continue
            const given = marks?.get(pairKey(code, one, other, coders.length))
            let kind = byNumbers
            if (given !== undefined) kind = kindNumber.other_code
            else if (spans.some((span) => touching.isTouched(span, other))) {
              kind = kindNumber.boundary
            }
            writer.pair(coders[one]!, coders[other]!, kind, 1)
            for (const rival of given ?? []) writer.gaveInstead(rival, given!.length, 1)
          }
        }
      }
    }
  }
  return writer.finish('units')
}

/** Where the units of each transcript are. */
function rangesOfUnits({ units }: ReliabilityData): Map<string, { from: number; to: number }> {
  const ranges = new Map<string, { from: number; to: number }>()
  units.forEach(({ transcript }, unit) => {
    const range = ranges.get(transcript)
    if (range === undefined) ranges.set(transcript, { from: unit, to: unit + 1 })
    else range.to = unit + 1
  })
  return ranges
}

/** What each of a transcript's coders gave a unit, as ascending places of codes. */
function valuesOf(
  { sets: { sets, ratings } }: ReliabilityData,
  coders: readonly number[],
  first: number,
) {
  let known = first - 1
  let given: Uint16Array[] = []
  return (unit: number): readonly Uint16Array[] => {
    if (unit !== known) {
      known = unit
      given = coders.map((column) => sets[ratings.values[unit * ratings.coders + column]!]!)
    }
    return given
  }
}

/** The codes somebody gave, in order, and how many coders gave each. */
function codesOf(sets: readonly Uint16Array[], having: Int32Array): number[] {
  const found: number[] = []
  for (const set of sets) {
    for (const code of set) if (having[code]!++ === 0) found.push(code)
  }
  return found.sort((a, b) => a - b)
}

/** For each unit, by pair of values, the rivals that the one without the code has on the same text. */
function insteadOf(
  data: ReliabilityData,
  { from, to }: { from: number; to: number },
  table: SpanTable,
  rivals: Rivals,
  values: (unit: number) => readonly Uint16Array[],
): (Map<number, number[]> | undefined)[] {
  const units = data.units.slice(from, to)
  const found: (Map<number, number[]> | undefined)[] = new Array(units.length)
  const { first, others } = rivalOverlaps(table, rivals)
  for (let span = 0; span < table.count; span++) {
    const [code, one] = [table.code[span]!, table.coder[span]!]
    for (let at = first[span]!; at < first[span + 1]!; at++) {
      const other = others[at]!
      const [rival, theirs] = [table.code[other]!, table.coder[other]!]
      const under = unitsUnder(
        units,
        Math.max(table.start[span]!, table.start[other]!),
        Math.min(table.end[span]!, table.end[other]!),
      )
      if (under === undefined) continue
      for (let unit = under[0]; unit <= under[1]; unit++) {
        const sets = values(from + unit)
        if (!sets[one]!.includes(code) || sets[theirs]!.includes(code)) continue
        if (!sets[theirs]!.includes(rival) || sets[one]!.includes(rival)) continue
        const marks = (found[unit] ??= new Map<number, number[]>())
        const key = pairKey(code, one, theirs, table.coders)
        const given = marks.get(key)
        if (given === undefined) marks.set(key, [rival])
        else if (!given.includes(rival)) given.push(rival)
      }
    }
  }
  return found
}

function pairKey(code: number, has: number, lacks: number, coders: number): number {
  return (code * coders + has) * coders + lacks
}

/** One coder's spans of a code that reach into a unit. */
function spansIn(
  table: SpanTable,
  code: number,
  coder: number,
  start: number,
  end: number,
): number[] {
  const found: number[] = []
  let span = firstEndingAfter(table, code, coder, start)
  for (; startsBefore(table, span, code, coder, end); span++) found.push(span)
  return found
}
