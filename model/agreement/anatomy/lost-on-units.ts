import type { Placed } from '../../codebook-tree.ts'
import type { ReliabilityData } from '../reliability.ts'
import { addingUp, disagreementOnUnits } from './adding-up.ts'
import type { Lost } from './lost.ts'
import { type LostOfCode, lostByCode } from './lost-by-code.ts'
import { marginalsOfUnits } from './marginals.ts'
import { exclusiveSets, rivalsOf } from './rivals.ts'
import { spanTables } from './span-table.ts'
import { unitDisagreements } from './unit-disagreements.ts'

/**
 * What agreement on each code, and on all together, is lost to on units: the figures of `anatomyOf` alone, without what it
 * finds besides.
 *
 * @param codebook where codes stand, and of which sets one is chosen: decides which of them are rivals
 * @throws {Error} where parts do not add up to `1 - alpha`: a defect of ours
 */
export function lostOnUnits(
  data: ReliabilityData,
  codebook: readonly Placed[],
): { all: Lost; codes: LostOfCode[] } {
  const rivals = rivalsOf(data.codes, codebook, exclusiveSets(codebook))
  const disagreements = unitDisagreements(data, rivals, spanTables(data))
  return addingUp(
    lostByCode(disagreements, marginalsOfUnits(data), data.codes),
    disagreementOnUnits(data),
  )
}
