import { firstWhere } from '../in-order.ts'
import type { Span } from '../span.ts'
import { largestMatching } from './largest-matching.ts'

export interface MatchSpan extends Span {
  code: string
}

/**
 * How well the spans of one coder find those of another, who is the reference. Shares from 0 to 1; `null`: nothing to
 * divide by.
 */
export interface Match {
  /** Pairs of spans, or positions; absent where one may be found by several. */
  tp?: number
  /** Of what the other coder marked, the share that the reference has. */
  precision: number | null
  /** Of what the reference marked, the share that was found. */
  recall: number | null
  /** `2 tp / (both)`, or the harmonic mean of the two. */
  f1: number | null
}

/** In place of a match that would have taken too long: none is guessed. */
export type NotMatched = { value: null; reason: 'not_computed' } & {
  [K in keyof Match]?: undefined
}

const notMatched: NotMatched = { value: null, reason: 'not_computed' }

/** Pairs of spans that may be matched, beyond which none are listed: of more, memory would end before time does. */
const mostPairs = 12_000_000

/**
 * Spans matched one to one: with equal codes, and at exact ends, with a position in common (partial), or
 * with at least `iou` of their union in common. The matching is as large as can be, so no order matters: `tp` is its
 * size, precision `tp / (spans of the other)`, recall `tp / (spans of the reference)`, `f1 = 2 tp / (both)`.
 *
 * @param reference spans of the first coder; identical ones each need a partner of their own
 * @param isOver asked now and then; once it says so there is no answer
 * @returns `not_computed` in place of a match when time is over, or where too much overlaps too much
 * @see Hripcsak & Rothschild (2005), Agreement, the F-measure, and reliability in information retrieval; Hopcroft &
 *   Karp (1973), An n^5/2 algorithm for maximum matchings in bipartite graphs
 */
export function oneToOne(
  reference: readonly MatchSpan[],
  other: readonly MatchSpan[],
  rule: 'exact' | 'partial' | { iou: number },
  isOver: () => boolean = () => false,
): Match | NotMatched {
  if (rule === 'exact') return matchOf(sameSpans(reference, other), reference, other)
  const edges = admissible(reference, other, rule, isOver)
  const found = edges === null ? null : largestMatching(edges, other.length, isOver)
  return found === null ? notMatched : matchOf(found, reference, other)
}

function matchOf(tp: number, reference: readonly unknown[], other: readonly unknown[]): Match {
  return { tp, ...shares(tp, reference.length, tp, other.length) }
}

/** How many spans have one of their own with the same code and ends. */
function sameSpans(reference: readonly MatchSpan[], other: readonly MatchSpan[]): number {
  const keyOf = ({ start, end, code }: MatchSpan) => `${start} ${end} ${code}`
  const free = new Map<string, number>()
  for (const span of other) free.set(keyOf(span), (free.get(keyOf(span)) ?? 0) + 1)
  let found = 0
  for (const span of reference) {
    const left = free.get(keyOf(span)) ?? 0
    if (left === 0) continue
    free.set(keyOf(span), left - 1)
    found++
  }
  return found
}

/**
 * Many to many: a span counts when it has a position in common with any of the other coder's with its code.
 *
 * @returns shares of spans; F1 is 0 where precision and recall both are
 */
export function lenient(reference: readonly MatchSpan[], other: readonly MatchSpan[]): Match {
  const found = touching(reference, unionsByCode(other))
  const right = touching(other, unionsByCode(reference))
  const precision = other.length === 0 ? null : right / other.length
  const recall = reference.length === 0 ? null : found / reference.length
  return { precision, recall, f1: harmonic(precision, recall) }
}

/** How many spans have a position in common with a stretch of their code. */
function touching(spans: readonly MatchSpan[], stretches: ReadonlyMap<string, Span[]>): number {
  return spans.filter(({ start, end, code }) => {
    const own = stretches.get(code) ?? []
    const last = own[firstWhere(own.length, (at) => own[at]!.start >= end) - 1]
    return last !== undefined && last.end > start
  }).length
}

/**
 * By positions: those with the same code in both, summed over codes; a coder's spans of one code are united first.
 *
 * @returns `tp` in positions, a position counting once for each code that both gave it
 */
export function byPosition(reference: readonly MatchSpan[], other: readonly MatchSpan[]): Match {
  const one = unionsByCode(reference)
  const two = unionsByCode(other)
  let tp = 0
  for (const [code, spans] of one) tp += common(spans, two.get(code) ?? [])
  const inOne = [...one.values()].flat().reduce((sum, span) => sum + span.end - span.start, 0)
  const inTwo = [...two.values()].flat().reduce((sum, span) => sum + span.end - span.start, 0)
  return { tp, ...shares(tp, inOne, tp, inTwo) }
}

function shares(found: number, wanted: number, right: number, given: number) {
  return {
    precision: given === 0 ? null : right / given,
    recall: wanted === 0 ? null : found / wanted,
    f1: wanted + given === 0 ? null : (found + right) / (wanted + given),
  }
}

function harmonic(precision: number | null, recall: number | null): number | null {
  if (precision === null || recall === null) return null
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

/** For each reference span the other coder's spans it may be matched with; `null`: too many, or too late. */
function admissible(
  reference: readonly MatchSpan[],
  other: readonly MatchSpan[],
  rule: 'partial' | { iou: number },
  isOver: () => boolean,
): number[][] | null {
  const byStart = [...other.keys()].sort((a, b) => other[a]!.start - other[b]!.start)
  const longest = other.reduce((most, span) => Math.max(most, span.end - span.start), 0)
  const edges: number[][] = []
  let pairs = 0
  for (const span of reference) {
    if ((edges.length & 63) === 0 && isOver()) return null
    const partners: number[] = []
    const near = (at: number) => other[byStart[at]!]!.start > span.start - longest
    for (let at = firstWhere(byStart.length, near); at < byStart.length; at++) {
      const candidate = other[byStart[at]!]!
      if (candidate.start >= span.end) break
      if (candidate.code === span.code && mayMatch(span, candidate, rule)) {
        partners.push(byStart[at]!)
      }
    }
    pairs += partners.length
    if (pairs > mostPairs) return null
    edges.push(partners)
  }
  return edges
}

function mayMatch(a: Span, b: Span, rule: 'partial' | { iou: number }): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  if (shared <= 0) return false
  if (rule === 'partial') return true
  return shared / (a.end - a.start + (b.end - b.start) - shared) >= rule.iou
}

function unionsByCode(spans: readonly MatchSpan[]): Map<string, Span[]> {
  const unions = new Map<string, Span[]>()
  for (const { start, end, code } of [...spans].sort((a, b) => a.start - b.start)) {
    const own = unions.get(code) ?? []
    const last = own.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else own.push({ start, end })
    unions.set(code, own)
  }
  return unions
}

function common(one: readonly Span[], other: readonly Span[]): number {
  let sum = 0
  let j = 0
  for (const a of one) {
    while (j < other.length && other[j]!.end <= a.start) j++
    for (let k = j; k < other.length && other[k]!.start < a.end; k++) {
      sum += Math.min(a.end, other[k]!.end) - Math.max(a.start, other[k]!.start)
    }
  }
  return sum
}
