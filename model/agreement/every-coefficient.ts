import type { AgreementInput } from './agreement.ts'
import { alphaU1995 } from './alpha-u-1995.ts'
import { ofValue } from './continuum.ts'
import { positionAnyCode } from './position.ts'
import { ratingsResults } from './ratings-results.ts'
import { reliabilityData } from './reliability.ts'
import { type ResultRow, resultRows } from './result-rows.ts'
import { presenceOf } from './set-ratings.ts'
import { unitizingResults } from './spans-results.ts'

/** All coefficients of one code, under the names of the specification. */
export interface EveryCoefficient {
  /** Of units that have the code or not, with standard errors and t intervals by formula (section 4). */
  units: ResultRow[]
  /**
   * Of its spans within each transcript that two coders or more completed: joining transcripts is defined of
   * u_alpha alone.
   */
  transcripts: { transcript: string; rows: ResultRow[] }[]
}

/**
 * Every coefficient for fixed units that present or absent allows, and the span family within each transcript.
 * Without anything compared the figures are `null` with their reasons.
 *
 * @param code one of those compared, else `null` is returned
 */
export function everyCoefficient(input: AgreementInput, code: string): EveryCoefficient | null {
  const { transcripts, layers, codes, codebook, settings } = input
  const { bootstrap: _, seed: __, ...choices } = settings
  const data = reliabilityData(transcripts, layers, codes, choices, codebook)
  const place = data.codes.indexOf(code)
  if (place < 0) return null
  const { fleiss_by_category, alpha_by_category, fleiss_h0, ...figures } = ratingsResults(
    presenceOf(data.sets, place),
  )
  return {
    units: resultRows(figures),
    transcripts: data.continua.map(({ transcript, continuum }) => {
      const own = ofValue(continuum, place)
      const spans = resultRows({
        alpha_U_1995: { ...alphaU1995(own).all },
        ...unitizingResults(own),
        position_any_code_alpha: { ...positionAnyCode(own) },
      })
      return { transcript, rows: spans.filter(({ parts }) => parts.length === 0) }
    }),
  }
}
