import { DomainError } from '../errors.ts'
import { asAsked, withoutInterval } from './as-asked.ts'
import { requireDraws } from './asked-draws.ts'
import { categoryResults } from './by-category.ts'
import { CaseFile, recompute } from './cases.ts'
import { cohenByPair } from './cohen-by-pair.ts'
import { type Compared, comparedWithExpected } from './expected-figures.ts'
import type { FileLedger } from './file-ledger.ts'
import { usualDissimilarity } from './gamma/dissimilarity.ts'
import { type GammaSettings, gamma } from './gamma/gamma.ts'
import { byFormula, type Draws } from './interval-method.ts'
import { ratingsOf, wordsAmongNumbers } from './ratings.ts'
import { readRatings, readSetRatings } from './ratings-file.ts'
import { type Result, ratingsResults } from './ratings-results.ts'
import { setsResults } from './sets-results.ts'
import { readSpans } from './spans-file.ts'
import { type SpanFile, spansResults } from './spans-results.ts'

export interface RatingsOptions {
  categories?: readonly string[]
  /** What parts the codes of a set; absent: one category a rating. */
  sets?: string
  draws?: Draws
}

/** Figures of a file by name, and what became of each of its rows. */
export interface FileReport {
  results: Record<string, Result>
  ledger: FileLedger
}

/**
 * Every coefficient of a file `coder,unit,value`.
 *
 * @param isOver asked now and then; what Krippendorff's bootstrap has not drawn by then is `not_computed`
 * @throws {DomainError} `invalid-input`, also for Krippendorff's bootstrap of sets or without draws; `too-large`
 */
export function ratingsReport(
  text: string,
  { categories, sets, draws = byFormula }: RatingsOptions = {},
  isOver?: () => boolean,
): FileReport {
  requireDraws(draws, 'draws')
  if (sets !== undefined) {
    if (draws.method === 'krippendorff') throw pairsOfSets()
    const { table, ledger } = readSetRatings(text, sets, categories)
    return { results: asAsked(setsResults(table, categories, draws)), ledger }
  }
  const { coders, table, ledger } = readRatings(text, categories)
  const ratings = ratingsOf(table, categories)
  const results = {
    ...ratingsResults(ratings, draws, isOver),
    ...categoryResults(ratings, draws, isOver),
  }
  // Whoever rated nothing has no place among the ratings.
  const rating = coders.filter((_, at) => table.some((row) => row[at] !== null))
  const byPair = cohenByPair(ratings, rating)
  const words = wordsAmongNumbers(ratings.categories)
  return {
    results: asAsked({ ...results, ...byPair }),
    ledger: words.length === 0 ? ledger : { ...ledger, wordsAmongNumbers: words },
  }
}

function pairsOfSets(): DomainError {
  const message =
    'Krippendorff’s bootstrap draws pairs of single categories, not of sets of codes. Ask for percentiles or BCa.'
  return new DomainError('invalid-input', message, { issues: [{ path: 'method', message }] })
}

/**
 * Every coefficient of a file `coder,start,end,code`.
 *
 * @param isOver asked now and then; what is not found by then, of matches and of gamma, is `not_computed`
 * @throws {DomainError} `invalid-input`, `too-large`
 */
export function spansReport(
  text: string,
  { length, overlap, gamma: sampling }: SpansOptions,
  isOver?: () => boolean,
): FileReport {
  const { ledger, ...file } = readSpans(text, length)
  const { u_alpha_combined, ...results } = spansResults(file, isOver)
  const asked = withoutInterval({
    ...results,
    ...(overlap === 'combine' && u_alpha_combined !== undefined ? { u_alpha_combined } : {}),
    ...(sampling === undefined
      ? {}
      : gammaResults(file, { ...sampling, ...(isOver === undefined ? {} : { isOver }) })),
  })
  return { results: asked, ledger }
}

export interface SpansOptions {
  length: number
  overlap?: 'combine'
  gamma?: { samples: number; seed: number }
}

function gammaResults(
  { coders, spans }: SpanFile,
  sampling: Pick<GammaSettings, 'samples' | 'seed' | 'isOver'>,
): Record<string, Result> {
  const layers = coders.map((name) =>
    spans
      .filter(({ coder }) => coder === name)
      .map(({ start, end, code }) => ({ start, end, category: code })),
  )
  const figures = gamma(layers, { ...sampling, by: usualDissimilarity })
  const { value, reason } = figures.gamma
  if (value === null) {
    const none = { value, reason }
    return { gamma: none, gamma_cat: none, gamma_k: none }
  }
  const byCategory = Object.entries(figures.gammaK).map(([code, { value }]) => [code, value])
  return {
    gamma: { ...figures.gamma, ...figures.gamma.parts },
    gamma_cat: { ...figures.gammaCat, ...figures.gammaCat.parts },
    gamma_k: { value: Object.fromEntries(byCategory) },
  }
}

/** Recomputes a file of cases, and holds each against what it expects. @throws {DomainError} `invalid-input` */
export function casesReport(text: string): {
  cases: { id: string; results: Record<string, unknown>; expected: Compared }[]
} {
  const file = caseFileOf(text)
  return {
    cases: file.cases.map((one) => {
      try {
        const results = recompute(one)
        return { id: one.id, results, expected: comparedWithExpected(one, results) }
      } catch (error) {
        throw new DomainError('invalid-input', `Case ${one.id}: ${messageOf(error)}`)
      }
    }),
  }
}

function caseFileOf(text: string): CaseFile {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    throw new DomainError('invalid-input', `The file is not JSON: ${messageOf(error)}`)
  }
  const parsed = CaseFile.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new DomainError(
    'invalid-input',
    `The file is not of the format agreement-cases/1. ${issue?.path.join('.')}: ${issue?.message}`,
  )
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
