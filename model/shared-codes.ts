import type { Span } from './span.ts'

/** A code that somebody gave to a stretch of text. */
interface GivenCode extends Span {
  code: string
  coder: string
}

/** Of a coded span: whether all coders have its code in all of it, in a part of it, or nowhere in it. */
export type Shared = 'all' | 'part' | 'none'

export type SharedIn = (span: Span & { code: string }) => Shared

/**
 * Says of coded spans how far all coders share their code there. As where coders are compared, a stretch is
 * agreed on where every one of them has the same code over it.
 *
 * @param given all that was coded in one text
 * @param coders ids of all who are compared; of a single one nothing is shared
 * @returns asked for a span and its code
 */
export function sharedCodes(given: Iterable<GivenCode>, coders: readonly string[]): SharedIn {
  const compared = new Set(coders)
  const byCode = new Map<string, GivenCode[]>()
  for (const one of given) {
    if (!compared.has(one.coder)) continue
    const known = byCode.get(one.code)
    if (known === undefined) byCode.set(one.code, [one])
    else known.push(one)
  }
  const shared = new Map<string, readonly Span[]>()
  if (compared.size > 1) {
    for (const [code, spans] of byCode) shared.set(code, sharedBy(spans, compared.size))
  }
  return ({ code, start, end }) => {
    const stretches = shared.get(code) ?? []
    const first = stretches[firstEndingAfter(stretches, start)]
    if (first === undefined || first.start >= end) return 'none'
    return first.start <= start && first.end >= end ? 'all' : 'part'
  }
}

/** Stretches over which so many coders have a span, in order, none touching the next. */
function sharedBy(spans: readonly GivenCode[], coders: number): Span[] {
  const bounds = spans
    .flatMap(({ coder, start, end }) => [
      { at: start, coder, step: 1 },
      { at: end, coder, step: -1 },
    ])
    .sort((a, b) => a.at - b.at || b.step - a.step)
  const open = new Map<string, number>()
  const found: Span[] = []
  let since: number | null = null
  for (const { at, coder, step } of bounds) {
    const left = (open.get(coder) ?? 0) + step
    if (left === 0) open.delete(coder)
    else open.set(coder, left)
    if (open.size === coders) since ??= at
    else if (since !== null) {
      if (at > since) found.push({ start: since, end: at })
      since = null
    }
  }
  return found
}

function firstEndingAfter(stretches: readonly Span[], start: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (stretches[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  return low
}
