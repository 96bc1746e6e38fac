import type { AgreementInput } from './agreement.ts'
import { asAsked } from './as-asked.ts'
import { codesAtLevel } from './code-level.ts'
import { type GammaSampling, type WithinText, withinTexts } from './code-within-texts.ts'
import { cohenByPair } from './cohen-by-pair.ts'
import { comparedTexts, endToEnd } from './compared-texts.ts'
import { choicesOf } from './figures.ts'
import { byFormula, type Draws } from './interval-method.ts'
import type { Ledger } from './ledger.ts'
import { withoutUnrated } from './ratings.ts'
import { ratingsResults } from './ratings-results.ts'
import { type ReliabilityData, reliabilityData } from './reliability.ts'
import { type ResultRow, resultRows } from './result-rows.ts'
import { presenceOf } from './set-ratings.ts'
import { matchResults } from './spans-results.ts'

/** All coefficients of one code, under the names of the specification. */
export interface EveryCoefficient {
  /**
   * Of units that have the code or not, with standard errors and intervals as they were asked for; of more than two
   * coders Cohen's kappa of each pair as well, by formula.
   */
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
  /** Of this code's spans alone, those of codes that count as it among them. */
  ledger: Ledger
}

/** What is asked of a code. */
export interface EveryQuestion {
  code: string
  /** Coders in the order in which pairs name them, the first of two being the reference. Absent: by their ids. */
  coders?: readonly string[]
  /** Draws over single units; absent: standard errors and t intervals by formula. */
  draws?: Draws
  /** Continua by chance for gamma, which is left out where this is absent. */
  gamma?: GammaSampling
}

/**
 * Every coefficient for fixed units that present or absent allows, the span family within each transcript, and the
 * matching of spans: figures without dimension, at most 1 or, of shares, 0 to 1; of matching also counts of spans and of
 * code points. Without anything compared the figures are `null` with their reasons. Formula and source of each stand at
 * its own function.
 *
 * @param question of a code that is compared, else `null` is returned
 * @param isOver asked now and then; matches, gamma and Krippendorff's bootstrap not there by then are `not_computed`
 */
export function everyCoefficient(
  input: AgreementInput,
  { code, coders: order = [], draws, gamma }: EveryQuestion,
  isOver?: () => boolean,
): EveryCoefficient | null {
  const { transcripts, layers, codes, codebook, settings } = input
  const choices = choicesOf(settings)
  const data = reliabilityData(transcripts, layers, codes, choices, codebook)
  const place = data.codes.indexOf(code)
  if (place < 0) return null
  const texts = comparedTexts(input, data)
  const coders = [...new Set([...order, ...data.coders])].filter((id) => data.coders.includes(id))
  const spansOf = (g: number, h: number) => endToEnd(texts, [coders[g]!, coders[h]!], code)
  const columns = coders.map((coder) => data.coders.indexOf(coder))
  const pairs = cohenByPair(presenceOf(data.sets, place), data.coders, columns)
  return {
    units: [...unitCoefficients(data, place, draws, isOver), ...resultRows({ ...pairs })],
    transcripts: withinTexts(data, texts, { place, sampling: gamma }, isOver),
    matching: resultRows(matchResults(coders, spansOf, isOver)),
    ledger: ledgerOf(input, code),
  }
}

/** What became of the spans of one code, those of the codes that count as it among them. */
function ledgerOf(
  { transcripts, layers, codes, codebook = [], settings }: AgreementInput,
  code: string,
): Ledger {
  const { level } = settings
  const counted = level === undefined ? undefined : codesAtLevel(codebook, level)
  const own = layers.map((layer) => ({
    ...layer,
    spans: layer.spans.filter((span) => (counted?.get(span.code) ?? span.code) === code),
  }))
  return reliabilityData(transcripts, own, codes, choicesOf(settings), codebook).ledger
}

/**
 * Every coefficient of one code for fixed units, present or absent.
 *
 * @param place of the code among those of `data`
 * @param draws absent: standard errors and t intervals by formula
 * @param isOver asked now and then; what Krippendorff's bootstrap has not drawn by then is `not_computed`
 */
export function unitCoefficients(
  { sets }: Pick<ReliabilityData, 'sets'>,
  place: number,
  draws: Draws = byFormula,
  isOver?: () => boolean,
): ResultRow[] {
  const rated = withoutUnrated(presenceOf(sets, place))
  const { fleiss_h0, ...figures } = ratingsResults(rated, draws, isOver)
  return resultRows(asAsked(figures))
}
