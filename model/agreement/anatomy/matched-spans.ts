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
    (a, b) => code[a]! - code[b]! || start[a]! - start[b]! || a - b,
  )
  const ones = new Column()
  const others = new Column()
  /** spans x coders: 0, 1, or 2 for more. */
  const partners = new Uint8Array(count * coders)
  const meet = (span: number, other: number) => {
    const at = span * coders + coder[other]!
    if (partners[at]! < 2) partners[at]!++
  }
  let inForce: number[] = []
  for (const span of order) {
    inForce = inForce.filter((other) => code[other] === code[span] && end[other]! > start[span]!)
    for (const other of inForce) {
      // A coder's own spans of one code never overlap.
      ones.push(other)
      others.push(span)
      meet(other, span)
      meet(span, other)
    }
    inForce.push(span)
  }
  const matched: MatchedSpans = { one: ones.values(), other: others.values() }
  const isAlone = (span: number, other: number) => partners[span * coders + coder[other]!] === 1
  const kept = [...matched.one.keys()].filter((at) => {
    const [one, other] = [matched.one[at]!, matched.other[at]!]
    return isAlone(one, other) && isAlone(other, one)
  })
  return {
    one: Int32Array.from(kept, (at) => matched.one[at]!),
    other: Int32Array.from(kept, (at) => matched.other[at]!),
  }
}
