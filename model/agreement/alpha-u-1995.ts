import { firstWhere } from '../in-order.ts'
import type { Coefficient } from './coefficient.ts'
import { type Continuum, type ContinuumSpan, ofValue } from './continuum.ts'

/** One code's figure; `value` is `null` where nobody used it or no disagreement is expected. */
export interface AlphaUOfCode {
  Do: number
  De: number
  value: number | null
}

/**
 * alpha_U of 1995, one code at a time: squared distances of the ends of spans that intersect, and the
 * squared length of a span that lies in another coder's gap.
 *
 * `Do_c = sum of d over ordered pairs of coders and sections / (m (m-1) L^2)`;
 * `De_c = (2/L) sum over spans a of [ (N_c - 1)/3 (2a^3 - 3a^2 + a) + a^2 sum over gaps b >= a of (b - a + 1) ]
 * / (mL (mL - 1) - sum a (a - 1))`. Over all codes, `1 - sum Do_c / sum De_c`.
 *
 * @returns over all codes, and of each code with a span; `null` with `no_units`, `one_coder` or
 *   `no_variation`
 * @see Krippendorff (1995), On the reliability of unitizing contiguous data; (2004), Content Analysis, p. 254
 */
export function alphaU1995(continuum: Continuum): {
  all: Coefficient
  byCode: Record<string, AlphaUOfCode>
} {
  const byCode: Record<string, AlphaUOfCode> = {}
  let Do = 0
  let De = 0
  continuum.values.forEach((code, value) => {
    const layer = ofValue(continuum, value)
    if (layer.spans.length === 0 || continuum.coders < 2) return
    const one = { Do: observed(layer), De: expected(layer) }
    byCode[code] = { ...one, value: one.De === 0 ? null : 1 - one.Do / one.De }
    Do += one.Do
    De += one.De
  })
  const parts = { Do, De }
  if (continuum.coders < 2) return { all: { value: null, reason: 'one_coder', parts }, byCode }
  if (continuum.spans.length === 0) {
    return { all: { value: null, reason: 'no_units', parts }, byCode }
  }
  if (De === 0) return { all: { value: null, reason: 'no_variation', parts }, byCode }
  return { all: { value: 1 - Do / De, parts }, byCode }
}

function observed({ length, coders: m, spans }: Continuum): number {
  const layers: ContinuumSpan[][] = Array.from({ length: m }, () => [])
  for (const span of spans) layers[span.coder]!.push(span)
  let sum = 0
  for (let i = 0; i < m; i++) {
    for (let j = i + 1; j < m; j++) sum += pairDifference(layers[i]!, layers[j]!)
  }
  // Each pair of coders stands in both orders.
  return (2 * sum) / (m * (m - 1) * length ** 2)
}

/** Both layers by start, within each no overlap: one pass over both meets every intersection. */
function pairDifference(one: readonly ContinuumSpan[], other: readonly ContinuumSpan[]): number {
  const met = new Uint8Array(one.length)
  const metByOne = new Uint8Array(other.length)
  let sum = 0
  let from = 0
  one.forEach((g, i) => {
    while (from < other.length && other[from]!.end <= g.start) from++
    for (let j = from; j < other.length && other[j]!.start < g.end; j++) {
      const h = other[j]!
      sum += (g.start - h.start) ** 2 + (g.end - h.end) ** 2
      met[i] = 1
      metByOne[j] = 1
    }
  })
  one.forEach((g, i) => {
    if (met[i] === 0) sum += (g.end - g.start) ** 2
  })
  other.forEach((h, j) => {
    if (metByOne[j] === 0) sum += (h.end - h.start) ** 2
  })
  return sum
}

function expected({ length, coders: m, spans }: Continuum): number {
  const gaps = gapLengths(length, m, spans)
  // rest[i]: sum of the gap lengths from the i-th shortest on.
  const rest = new Float64Array(gaps.length + 1)
  for (let i = gaps.length - 1; i >= 0; i--) rest[i] = rest[i + 1]! + gaps[i]!
  let sum = 0
  let pairsWithin = 0
  for (const { start, end } of spans) {
    const a = end - start
    const first = firstWhere(gaps.length, (at) => gaps[at]! >= a)
    const fits = rest[first]! - (gaps.length - first) * (a - 1)
    sum += ((spans.length - 1) / 3) * (2 * a ** 3 - 3 * a ** 2 + a) + a ** 2 * fits
    pairsWithin += a * (a - 1)
  }
  const positions = m * length
  return ((2 / length) * sum) / (positions * (positions - 1) - pairsWithin)
}

/** Lengths of all coders' gaps, ascending. */
function gapLengths(length: number, m: number, spans: readonly ContinuumSpan[]): Float64Array {
  const gaps: number[] = []
  let next = 0
  for (let coder = 0; coder < m; coder++) {
    let at = 0
    while (next < spans.length && spans[next]!.coder === coder) {
      const { start, end } = spans[next++]!
      if (start > at) gaps.push(start - at)
      at = end
    }
    if (length > at) gaps.push(length - at)
  }
  return Float64Array.from(gaps).sort()
}
