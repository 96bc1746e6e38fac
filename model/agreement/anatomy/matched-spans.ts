import { Column } from './column.ts'
import type { SpanTable } from './span-table.ts'

/** Spans of two coders that are about the same: `one[i]` with `other[i]`, each pair once. */
export interface MatchedSpans {
  one: Int32Array
  other: Int32Array
}

/**
 * Spans of one code by two coders that overlap each other and, between these two coders, nothing else. Where
 * one coder has two spans and the other has one, no length says whose way is the broader.
 */
export function matchedSpans({ count, code, coder, coders, start, end }: SpanTable): MatchedSpans {
  const order = Int32Array.from({ length: count }, (_, span) => span).sort(
    (one, other) => code[one]! - code[other]! || start[one]! - start[other]! || one - other,
  )
  const ones = new Column()
  const others = new Column()
  /** spans x coders: 0, 1, or 2 for more. */
  const partners = new Uint8Array(count * coders)
  const meet = (span: number, other: number) => {
    const at = span * coders + coder[other]!
    if (partners[at]! < 2) partners[at]!++
  }
  const inForce: number[] = []
  for (const span of order) {
    let still = 0
    for (const other of inForce) {
      if (code[other] !== code[span] || end[other]! <= start[span]!) continue
      inForce[still++] = other
      // A coder's own spans of one code never overlap.
      ones.push(other)
      others.push(span)
      meet(other, span)
      meet(span, other)
    }
    inForce.length = still
    inForce.push(span)
  }
  const isAlone = (span: number, other: number) => partners[span * coders + coder[other]!] === 1
  const matched = { one: new Column(), other: new Column() }
  const [a, b] = [ones.values(), others.values()]
  for (let at = 0; at < a.length; at++) {
    if (!isAlone(a[at]!, b[at]!) || !isAlone(b[at]!, a[at]!)) continue
    matched.one.push(a[at]!)
    matched.other.push(b[at]!)
  }
  return { one: matched.one.values(), other: matched.other.values() }
}
