import type { Placed } from '../../codebook-tree.ts'
import type { ReliabilityData } from '../reliability.ts'
import { addingUp, disagreementOnUnits } from './adding-up.ts'
import type { Disagreements } from './disagreements.ts'
import type { Lost } from './lost.ts'
import { type LostOfCode, lostByCode } from './lost-by-code.ts'
import { type Marginals, marginalsOfUnits } from './marginals.ts'
import { exclusiveSets, type Rivals, rivalsOf } from './rivals.ts'
import { type SpanTable, spanTables } from './span-table.ts'
import { unitDisagreements } from './unit-disagreements.ts'

/** What agreement is lost to, with the disagreements and the marginals that it is reckoned from. */
export interface Losses {
  lost: { all: Lost; codes: LostOfCode[] }
  disagreements: Disagreements
  marginals: Marginals
}

/**
 * What agreement on each code, and on all together, is lost to on units: the figures of `anatomyOf` alone, without what it
 * finds besides.
 *
 * @param codebook where codes stand, and of which sets one is chosen: decides which of them are rivals
 * @throws {Error} where parts do not add up to `1 - alpha`: a defect of ours
 */
export function lostOnUnits(data: ReliabilityData, codebook: readonly Placed[]): Losses['lost'] {
  const rivals = rivalsOf(data.codes, codebook, exclusiveSets(codebook))
  return lossesOnUnits(data, rivals, spanTables(data)).lost
}

/** The same with what it rests on. @throws {Error} as `lostOnUnits` */
export function lossesOnUnits(
  data: ReliabilityData,
  rivals: Rivals,
  tables: readonly SpanTable[],
): Losses {
  const disagreements = unitDisagreements(data, rivals, tables)
  const marginals = marginalsOfUnits(data)
  const lost = addingUp(lostByCode(disagreements, marginals, data.codes), disagreementOnUnits(data))
  return { lost, disagreements, marginals }
}
