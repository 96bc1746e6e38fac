import type { Coefficient, Figure } from '../coefficient.ts'
import { ofValue } from '../continuum.ts'
import { positionsOver } from '../position.ts'
import type { ReliabilityData } from '../reliability.ts'

/** Agreement on coded spans with each character as a unit. It has no interval: neighbours are not independent. */
export interface PositionFigures {
  /** `null`: some code or none. */
  code: string | null
  /** Krippendorff's nominal alpha, present or absent. */
  alpha: Pick<Coefficient, 'value' | 'reason'>
  /** Share of agreeing pairs of coders, 0 to 1. */
  percent: Figure
}

/** On some code or none, then on each code in the order of the codes. */
export function positionsOfCodes({
  continua,
  codes,
}: Pick<ReliabilityData, 'continua' | 'codes'>): PositionFigures[] {
  const texts = continua.map(({ continuum }) => continuum)
  return [
    { code: null, ...positionsOver(texts) },
    ...codes.map((code, place) => ({
      code,
      ...positionsOver(texts.map((text) => ofValue(text, place))),
    })),
  ]
}
