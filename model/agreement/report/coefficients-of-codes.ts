import { unitCoefficients } from '../every-coefficient.ts'
import type { ReliabilityData } from '../reliability.ts'
import type { ResultRow } from '../result-rows.ts'

/** Of so many codes a report has every coefficient; a table of more nobody reads. */
export const mostCodes = 60

/** Every coefficient of one code. */
export interface CodeCoefficients {
  code: string
  rows: readonly ResultRow[]
}

/**
 * Every coefficient of the first codes of the codebook, present or absent in each unit, with standard errors and t
 * intervals by formula where there are some.
 */
export function coefficientsOfCodes(data: ReliabilityData): CodeCoefficients[] {
  return data.codes
    .slice(0, mostCodes)
    .map((code, place) => ({ code, rows: unitCoefficients(data, place) }))
}
