import { Column } from './column.ts'
import type { Rivals } from './rivals.ts'
import type { SpanTable } from './span-table.ts'

/** For each span, the spans of other coders with a rival code that overlap it: `others[first[i]..first[i+1]]`. */
export interface RivalOverlaps {
  first: Int32Array
  others: Int32Array
}

/** Walks the spans by their starts, so the cost is that of sorting them and of what overlaps. */
export function rivalOverlaps(table: SpanTable, rivals: Rivals): RivalOverlaps {
  const { count, code, coder, start, end } = table
  const order = Int32Array.from({ length: count }, (_, span) => span).sort(
    (a, b) => start[a]! - start[b]! || a - b,
  )
  const ones = new Column()
  const theirs = new Column()
  const first = new Int32Array(count + 1)
  const inForce: number[] = []
  for (const span of order) {
    let still = 0
    for (const other of inForce) {
      if (end[other]! <= start[span]!) continue
      inForce[still++] = other
      if (coder[other] === coder[span] || !rivals.are(code[other]!, code[span]!)) continue
      ones.push(other)
      theirs.push(span)
      first[other + 1]!++
      first[span + 1]!++
    }
    inForce.length = still
    inForce.push(span)
  }
  for (let span = 0; span < count; span++) first[span + 1]! += first[span]!
  const next = first.slice(0, count)
  const others = new Int32Array(2 * ones.length)
  const [a, b] = [ones.values(), theirs.values()]
  for (let i = 0; i < a.length; i++) {
    others[next[a[i]!]!++] = b[i]!
    others[next[b[i]!]!++] = a[i]!
  }
  return { first, others }
}
