import type { Span } from '../span.ts'
import type { OverlapRule } from './choices.ts'
import type { Ledger } from './ledger.ts'
import { type Unit, type Units, unitsUnder } from './units.ts'

type Marked = Span & { code: string }

/**
 * The codes each unit has from one layer, as ascending places, and where each of its spans went.
 *
 * @param spans in one order, by start
 * @param coders who completed the transcript: with fewer than two nothing is compared
 */
export function marksOf(
  spans: readonly Marked[],
  cut: Units,
  rule: OverlapRule,
  codePlaces: ReadonlyMap<string, number>,
  ledger: Ledger['spans'],
  coders: number,
): (number[] | undefined)[] {
  const marks: (number[] | undefined)[] = new Array(cut.units.length)
  const counts = unitsOfSpansBy(rule, spans, cut.units)
  for (const span of spans) {
    const under = unitsUnder(cut.units, span.start, span.end)
    if (under === undefined) {
      if (unitsUnder(cut.notCodable, span.start, span.end) !== undefined) ledger.notCodable++
      else ledger.outsideTurns++
      continue
    }
    const place = codePlaces.get(span.code)!
    let isCounted = false
    let adds = false
    for (const unit of counts(span, under)) {
      isCounted = true
      const own = (marks[unit] ??= [])
      if (own.includes(place)) continue
      own.push(place)
      adds = true
    }
    if (coders < 2) ledger.single++
    else if (!isCounted) ledger.belowRule++
    else {
      ledger.used++
      if (!adds) ledger.repeated++
    }
  }
  for (const own of marks) own?.sort((a, b) => a - b)
  return marks
}

/** Of the units that a span overlaps, from first to last, those it gives its code to. */
type UnitsOfSpan = (span: Marked, under: [number, number]) => Iterable<number>

/** How a rule of overlap gives the code of a span to units. */
export function unitsOfSpansBy(
  rule: OverlapRule,
  spans: readonly Marked[],
  units: readonly Unit[],
): UnitsOfSpan {
  switch (rule) {
    case 'any':
      return (_, under) => between(under, () => true)
    case 'exact':
      return ({ start, end }, under) =>
        between(under, (unit) => units[unit]!.start === start && units[unit]!.end === end)
    case 'majority':
      return (span, under) => [largestPart(span, under, units)]
    case 'half': {
      const covered = coverage(spans, units)
      return ({ code }, under) =>
        between(under, (unit) => {
          const { start, end } = units[unit]!
          return 2 * covered.get(code)!.get(unit)!.length >= end - start
        })
    }
  }
}

function* between([first, last]: [number, number], counts: (unit: number) => boolean) {
  for (let unit = first; unit <= last; unit++) if (counts(unit)) yield unit
}

function largestPart(
  { start, end }: Span,
  [first, last]: [number, number],
  units: readonly Unit[],
): number {
  let largest = first
  let most = 0
  for (let unit = first; unit <= last; unit++) {
    const part = Math.min(end, units[unit]!.end) - Math.max(start, units[unit]!.start)
    if (part > most) {
      most = part
      largest = unit
    }
  }
  return largest
}

/** For each code, how much of each unit its spans cover together. */
function coverage(spans: readonly Marked[], units: readonly Unit[]) {
  const covered = new Map<string, Map<number, { length: number; reach: number }>>()
  for (const { start, end, code } of spans) {
    const under = unitsUnder(units, start, end)
    if (under === undefined) continue
    const own = covered.get(code) ?? new Map<number, { length: number; reach: number }>()
    covered.set(code, own)
    for (let unit = under[0]; unit <= under[1]; unit++) {
      const known = own.get(unit) ?? { length: 0, reach: units[unit]!.start }
      own.set(unit, known)
      const to = Math.min(end, units[unit]!.end)
      known.length += Math.max(0, to - Math.max(start, known.reach))
      known.reach = Math.max(known.reach, to)
    }
  }
  return covered
}
