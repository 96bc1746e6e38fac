import { alphaU1995 } from './alpha-u-1995.ts'
import { defined, type Figure, undefinedFor } from './coefficient.ts'
import {
  type Continuum,
  type ContinuumSpan,
  combined,
  continuumOf,
  hasOverlaps,
} from './continuum.ts'
import { cuAlpha, cuCoverage, kuAlpha } from './cu-alpha.ts'
import { byPosition, lenient, type MatchSpan, oneToOne } from './matching.ts'
import { positionAnyCode, positionByCode, positionSets } from './position.ts'
import { pairsOf } from './ratings.ts'
import type { Result } from './ratings-results.ts'
import { barUAlpha, uAlpha } from './u-alpha.ts'
import { expectedCoincidences, unitizingSums, unitizingSumsOf } from './unitizing.ts'

/** Spans of named coders on one text, as a file gives them. */
export interface SpanFile {
  coders: readonly string[]
  length: number
  /** Offset of the first position. Default 0. */
  offset?: number
  spans: readonly { coder: string; start: number; end: number; code: string }[]
}

/**
 * Every figure for free spans, under the names of the specification.
 *
 * @param isOver asked now and then; matches not found by then are `not_computed`
 */
export function spansResults(file: SpanFile, isOver?: () => boolean): Record<string, Result> {
  const { continuum, raw } = continuumOfFile(file)
  const results: Record<string, Result> = {}
  const { all, byCode } = alphaU1995(continuum)
  results.alpha_U_1995 = { ...all }
  results.alpha_U_1995_by_code = { value: byCode }
  results.u_alpha_by_code = uAlphaByCode(continuum)
  Object.assign(results, unitizingResults(continuum))
  results.position_by_code = { value: positionByCode(continuum) }
  results.position_any_code_alpha = { ...positionAnyCode(continuum) }
  for (const kind of ['nominal', 'jaccard', 'masi'] as const) {
    results[`position_sets_${kind}`] = { ...positionSets(continuum, kind) }
  }
  return { ...results, ...matchResults(file.coders, (g, h) => [raw[g]!, raw[h]!], isOver) }
}

/** The 2016 family; with overlapping codes only after they are combined, under a name of its own. */
export function unitizingResults(continuum: Continuum): Record<string, Result> {
  if (continuum.coders < 2) {
    const reason = 'one_coder' as const
    return { u_alpha: { value: null, reason }, bar_u_alpha: { value: null, reason } }
  }
  if (hasOverlaps(continuum)) {
    const reason = 'overlapping_spans' as const
    return {
      u_alpha: { value: null, reason },
      u_alpha_combined: { ...uAlpha(unitizingSums(combined(continuum))) },
    }
  }
  const sums = unitizingSums(continuum)
  const { labels } = sums
  const chance = expectedCoincidences(sums)
  const rowsOf = (matrix: Float64Array) =>
    Array.from({ length: labels }, (_, c) => [...matrix.subarray(c * labels, (c + 1) * labels)])
  const ku = kuAlpha(sums)
  const named = (of: (k: number) => number | null) =>
    Object.fromEntries(continuum.values.map((value, k) => [value, of(k)]))
  return {
    u_alpha: { ...uAlpha(sums) },
    bar_u_alpha: { ...barUAlpha(sums) },
    cu_alpha: { ...cuAlpha(sums) },
    cu_coverage: { value: cuCoverage(sums) },
    ku_alpha: {
      value: named((k) => ku[k]!.value),
      coverage: named((k) => ku[k]!.coverage),
    },
    u_coincidences: {
      labels: ['', ...continuum.values],
      observed: rowsOf(sums.observed),
      expected: chance === null ? null : rowsOf(chance.expected),
    },
  }
}

function uAlphaByCode(continuum: Continuum): Result {
  const value: Record<string, number | null> = {}
  const reason: Record<string, string> = {}
  continuum.values.forEach((code, index) => {
    const figure =
      continuum.coders < 2
        ? { value: null, reason: 'one_coder' as const }
        : uAlpha(unitizingSumsOf(continuum, index))
    value[code] = figure.value
    if (figure.reason !== undefined) reason[code] = figure.reason
  })
  return { value, ...(Object.keys(reason).length === 0 ? {} : { reason }) }
}

/**
 * The spans of each pair of coders matched, by `first|second`, the first being the reference; of more than two coders the
 * mean F1 of the pairs that have one as well (section 11).
 *
 * @param coders as pairs are named
 * @param spansOf a pair by the places of its coders, as they were given: identical ones each need a partner; `null` where
 *   the two have nothing to be compared on
 * @param isOver asked now and then; matches not found by then are `not_computed`
 */
export function matchResults(
  coders: readonly string[],
  spansOf: (g: number, h: number) => readonly [readonly MatchSpan[], readonly MatchSpan[]] | null,
  isOver?: () => boolean,
): Record<string, Result> {
  const pairs = pairsOf(coders.length).flatMap(([g, h]): [string, Matched][] => {
    const own = spansOf(g, h)
    return own === null ? [] : [[`${coders[g]}|${coders[h]}`, matched(...own, isOver)]]
  })
  const match = { value: Object.fromEntries(pairs) }
  const [first] = pairs
  if (first === undefined || coders.length < 3) return { match }
  const value: Record<string, Figure> = {}
  for (const how of Object.keys(first[1]) as (keyof Matched)[]) {
    value[how] = meanF1(pairs.map(([, found]) => found[how]))
  }
  return { match, match_mean_f1: { value } }
}

type Matched = ReturnType<typeof matched>

function matched(
  reference: readonly MatchSpan[],
  other: readonly MatchSpan[],
  isOver?: () => boolean,
) {
  return {
    exact: oneToOne(reference, other, 'exact'),
    partial: oneToOne(reference, other, 'partial', isOver),
    lenient: lenient(reference, other),
    char: byPosition(reference, other),
    'iou_0.5': oneToOne(reference, other, { iou: 0.5 }, isOver),
    'iou_0.8': oneToOne(reference, other, { iou: 0.8 }, isOver),
  }
}

/** A mean of some of the pairs would be another figure, so none may be missing for want of time. */
function meanF1(found: readonly Matched[keyof Matched][]): Figure {
  if (found.some((match) => 'reason' in match)) return undefinedFor('not_computed')
  const values = found.flatMap(({ f1 }) => f1 ?? []).sort((a, b) => a - b)
  if (values.length === 0) return undefinedFor('no_units')
  return defined(values.reduce((sum, f1) => sum + f1, 0) / values.length)
}

/** Spans of named coders on their continuum, and as they were given: matching takes them one by one. */
export function continuumOfFile({ coders, length, offset = 0, spans }: SpanFile) {
  const places = new Map(coders.map((coder, index) => [coder, index]))
  const values = [...new Set(spans.map((span) => span.code))].sort()
  const raw: MatchSpan[][] = coders.map(() => [])
  const placed = spans.map(({ coder, start, end, code }): ContinuumSpan => {
    const place = places.get(coder)
    if (place === undefined) throw new RangeError(`“${coder}” is not among the coders.`)
    raw[place]!.push({ start, end, code })
    return { coder: place, start: start - offset, end: end - offset, value: values.indexOf(code) }
  })
  return { continuum: continuumOf(placed, { length, coders: coders.length, values }), raw }
}
