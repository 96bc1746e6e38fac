import type { Continuum } from './continuum.ts'

/**
 * Walks a continuum from left to right in stretches within which nobody begins or ends.
 *
 * @param visit called for each stretch with its length and, for each coder, the indices of the spans in
 *   force; the arrays are the sweep's own and change with the next call
 */
export function sweep(
  { length, coders, spans }: Continuum,
  visit: (length: number, inForce: readonly (readonly number[])[]) => void,
): void {
  const starts = Int32Array.from(spans.keys()).sort((a, b) => spans[a]!.start - spans[b]!.start)
  const ends = Int32Array.from(spans.keys()).sort((a, b) => spans[a]!.end - spans[b]!.end)
  const inForce: number[][] = Array.from({ length: coders }, () => [])
  let at = 0
  let i = 0
  let j = 0
  while (j < ends.length) {
    const nextStart = i < starts.length ? spans[starts[i]!]!.start : length
    const next = Math.min(nextStart, spans[ends[j]!]!.end)
    if (next > at) visit(next - at, inForce)
    at = next
    // Ends first: a span that begins where another ends does not share a position with it.
    while (j < ends.length && spans[ends[j]!]!.end === at) {
      const own = inForce[spans[ends[j]!]!.coder]!
      own.splice(own.indexOf(ends[j]!), 1)
      j++
    }
    while (i < starts.length && spans[starts[i]!]!.start === at) {
      inForce[spans[starts[i]!]!.coder]!.push(starts[i]!)
      i++
    }
  }
  if (length > at) visit(length - at, inForce)
}
