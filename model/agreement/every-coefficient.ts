import type { AgreementInput } from './agreement.ts'
import { asAsked } from './as-asked.ts'
import { type GammaSampling, type WithinText, withinTexts } from './code-within-texts.ts'
import { comparedTexts, endToEnd } from './compared-texts.ts'
import type { Draws } from './interval-method.ts'
import type { Ledger } from './ledger.ts'
import { ratingsResults } from './ratings-results.ts'
import { type ReliabilityData, reliabilityData } from './reliability.ts'
import { type ResultRow, resultRows } from './result-rows.ts'
import { presenceOf } from './set-ratings.ts'
import { matchResults } from './spans-results.ts'

/** All coefficients of one code, under the names of the specification. */
export interface EveryCoefficient {
  /** Of units that have the code or not, with standard errors and intervals as they were asked for. */
  units: ResultRow[]
  /**
   * Of its spans within each transcript that two coders or more completed: joining transcripts is defined of
   * u_alpha alone.
   */
  transcripts: WithinText[]
  /**
   * Its spans matched for each pair of coders, over all transcripts that both completed: no span has a partner in
   * another transcript, so that what is matched adds up. Coders by their ids.
   */
  matching: ResultRow[]
  ledger: Ledger
}

/** What is asked of a code. */
export interface EveryQuestion {
  code: string
  /** Draws over single units; absent: standard errors and t intervals by formula. */
  draws?: Draws
  /** Continua by chance for gamma, which is left out where this is absent. */
  gamma?: GammaSampling
}

/**
 * Every coefficient for fixed units that present or absent allows, the span family within each transcript, and the
 * matching of spans. Without anything compared the figures are `null` with their reasons.
 *
 * @param question of a code that is compared, else `null` is returned
 * @param isOver asked now and then; matches and gamma not found by then are `not_computed`
 */
export function everyCoefficient(
  input: AgreementInput,
  { code, draws, gamma }: EveryQuestion,
  isOver?: () => boolean,
): EveryCoefficient | null {
  const { transcripts, layers, codes, codebook, settings } = input
  const { bootstrap: _, seed: __, ...choices } = settings
  const data = reliabilityData(transcripts, layers, codes, choices, codebook)
  const place = data.codes.indexOf(code)
  if (place < 0) return null
  const texts = comparedTexts(input, data)
  const spansOf = (g: number, h: number) =>
    endToEnd(texts, [data.coders[g]!, data.coders[h]!], code)
  return {
    units: unitCoefficients(data, place, draws),
    transcripts: withinTexts(data, texts, { place, sampling: gamma }, isOver),
    matching: resultRows(matchResults(data.coders, spansOf, isOver)),
    ledger: data.ledger,
  }
}

/**
 * Every coefficient of one code for fixed units, present or absent.
 *
 * @param place of the code among those of `data`
 * @param draws absent: standard errors and t intervals by formula
 */
export function unitCoefficients(
  { sets }: Pick<ReliabilityData, 'sets'>,
  place: number,
  draws?: Draws,
): ResultRow[] {
  const { fleiss_by_category, alpha_by_category, fleiss_h0, ...figures } = ratingsResults(
    presenceOf(sets, place),
    draws,
  )
  return resultRows(asAsked(figures))
}
