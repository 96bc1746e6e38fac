import type { Continuum } from '../continuum.ts'
import type { ReliabilityData } from '../reliability.ts'

/**
 * The spans of one transcript by code, coder and start, for finding by binary search.
 *
 * Spans of one code and coder do not overlap, the continuum having united those that did; so they are in the
 * order of their ends as well.
 */
export interface SpanTable {
  count: number
  /** Coders of the transcript; a coder here is a place among them. */
  coders: number
  code: Int32Array
  coder: Int32Array
  start: Int32Array
  end: Int32Array
}

/** Of each transcript that two coders or more completed, in the order of the reliability data. */
export function spanTables({ continua }: Pick<ReliabilityData, 'continua'>): SpanTable[] {
  return continua.map(({ continuum }) => spanTable(continuum))
}

function spanTable({ spans, coders }: Continuum): SpanTable {
  const ordered = [...spans].sort(
    (a, b) => a.value - b.value || a.coder - b.coder || a.start - b.start,
  )
  return {
    count: ordered.length,
    coders,
    code: Int32Array.from(ordered, (span) => span.value),
    coder: Int32Array.from(ordered, (span) => span.coder),
    start: Int32Array.from(ordered, (span) => span.start),
    end: Int32Array.from(ordered, (span) => span.end),
  }
}

/** The first span of a code and coder that ends after `position`, or what comes after all of them. */
export function firstEndingAfter(
  table: SpanTable,
  code: number,
  coder: number,
  position: number,
): number {
  let low = 0
  let high = table.count
  while (low < high) {
    const middle = (low + high) >> 1
    const isBefore =
      table.code[middle]! - code || table.coder[middle]! - coder || table.end[middle]! - position
    if (isBefore <= 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether a span is of this code and coder and starts before `position`. */
export function startsBefore(
  table: SpanTable,
  span: number,
  code: number,
  coder: number,
  position: number,
): boolean {
  return (
    span < table.count &&
    table.code[span] === code &&
    table.coder[span] === coder &&
    table.start[span]! < position
  )
}

/** Whether coders have a span of the same code that overlaps or touches a span; found once, then known. */
export class Touching {
  /** spans x coders: 0 not asked yet, 1 no, 2 yes. */
  private readonly known: Uint8Array

  constructor(private readonly table: SpanTable) {
    this.known = new Uint8Array(table.count * table.coders)
  }

  isTouched(span: number, coder: number): boolean {
    const at = span * this.table.coders + coder
    if (this.known[at] === 0) this.known[at] = this.find(span, coder) ? 2 : 1
    return this.known[at] === 2
  }

  private find(span: number, coder: number): boolean {
    const { code, start, end } = this.table
    const first = firstEndingAfter(this.table, code[span]!, coder, start[span]! - 1)
    return startsBefore(this.table, first, code[span]!, coder, end[span]! + 1)
  }
}

/** For each code that occurs, where its spans are: from, and the end excluded. */
export function codesIn({ count, code }: SpanTable): { code: number; from: number; to: number }[] {
  const found: { code: number; from: number; to: number }[] = []
  for (let from = 0; from < count; ) {
    let to = from + 1
    while (to < count && code[to] === code[from]) to++
    found.push({ code: code[from]!, from, to })
    from = to
  }
  return found
}
