import type { Span } from '../span.ts'

export interface MatchSpan extends Span {
  code: string
}

/** How well the spans of one coder find those of another, who is the reference. `null`: nothing to divide by. */
export interface Match {
  tp?: number
  precision: number | null
  recall: number | null
  f1: number | null
}

/**
 * Spans matched one to one: with equal codes, and at exact ends, with a position in common (partial), or
 * with at least `iou` of their union in common. The matching is as large as can be, so no order matters.
 *
 * @param reference spans of the first coder; identical ones each need a partner of their own
 */
export function oneToOne(
  reference: readonly MatchSpan[],
  other: readonly MatchSpan[],
  rule: 'exact' | 'partial' | { iou: number },
): Match {
  const tp = largestMatching(admissible(reference, other, rule), other.length)
  return { tp, ...shares(tp, reference.length, tp, other.length) }
}

/** Many to many: a span counts when it touches any of the other coder's with its code. */
export function lenient(reference: readonly MatchSpan[], other: readonly MatchSpan[]): Match {
  const edges = admissible(reference, other, 'partial')
  const found = edges.filter((partners) => partners.length > 0).length
  const right = new Set(edges.flat()).size
  const precision = other.length === 0 ? null : right / other.length
  const recall = reference.length === 0 ? null : found / reference.length
  return { precision, recall, f1: harmonic(precision, recall) }
}

/** By positions: those with the same code in both, over all codes. */
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

/** For each reference span the other coder's spans it may be matched with. */
function admissible(
  reference: readonly MatchSpan[],
  other: readonly MatchSpan[],
  rule: 'exact' | 'partial' | { iou: number },
): number[][] {
  const byStart = [...other.keys()].sort((a, b) => other[a]!.start - other[b]!.start)
  const longest = other.reduce((most, span) => Math.max(most, span.end - span.start), 0)
  return reference.map((span) => {
    const partners: number[] = []
    let low = 0
    let high = byStart.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (other[byStart[middle]!]!.start <= span.start - longest) low = middle + 1
      else high = middle
    }
    for (let at = low; at < byStart.length; at++) {
      const candidate = other[byStart[at]!]!
      if (candidate.start >= span.end) break
      if (candidate.code === span.code && mayMatch(span, candidate, rule)) {
        partners.push(byStart[at]!)
      }
    }
    return partners
  })
}

function mayMatch(a: Span, b: Span, rule: 'exact' | 'partial' | { iou: number }): boolean {
  if (rule === 'exact') return a.start === b.start && a.end === b.end
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  if (shared <= 0) return false
  if (rule === 'partial') return true
  return shared / (a.end - a.start + (b.end - b.start) - shared) >= rule.iou
}

/** Size of a largest matching, by augmenting paths (Kuhn), walked without recursion. */
function largestMatching(edges: readonly (readonly number[])[], others: number): number {
  const partnerOf = new Int32Array(others).fill(-1)
  const seen = new Int32Array(others).fill(-1)
  let size = 0
  edges.forEach((_, root) => {
    const path: { node: number; next: number; via: number }[] = [{ node: root, next: 0, via: -1 }]
    while (path.length > 0) {
      const step = path.at(-1)!
      const candidate = edges[step.node]![step.next++]
      if (candidate === undefined) {
        path.pop()
        continue
      }
      if (seen[candidate] === root) continue
      seen[candidate] = root
      const taken = partnerOf[candidate]!
      if (taken >= 0) {
        path.push({ node: taken, next: 0, via: candidate })
        continue
      }
      // A free partner: shift everybody on the path by one.
      let free = candidate
      for (let i = path.length - 1; i >= 0; i--) {
        partnerOf[free] = path[i]!.node
        free = path[i]!.via
      }
      size++
      break
    }
  })
  return size
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
