import { z } from 'zod'
import { readLayerProgress, writePosition } from '#db/progress.ts'
import { roundFacts } from '#db/rounds.ts'
import { listCodersOf } from '#db/workspace.ts'
import type { LayerKey } from '#model/round.ts'
import { notFound, requireMay } from './access.ts'
import { checked } from './checked.ts'
import { findLayer, isAtWork } from './layers.ts'
import type { Person, Services } from './services.ts'

/**
 * Keeps the turn a coder is at, for "continue where you were". Nothing happens once the round no
 * longer runs: whoever only reads leaves no mark.
 *
 * @param turn ordinal, 0 for the preamble
 * @throws {DomainError} `not-found` for a transcript that the round does not have
 */
export async function setPosition(
  services: Services,
  person: Person,
  key: Omit<LayerKey, 'coderId'>,
  turn: unknown,
): Promise<void> {
  const own = { ...key, coderId: person.id }
  const { member, round } = await findLayer(services, person, own)
  const ordinal = checked(z.number().int().nonnegative().max(10_000_000), turn, 'turn')
  const standing = await readLayerProgress(services.db, own)
  if (!isAtWork(round, standing)) {
    if (standing === undefined && (await listCodersOf(services.db, own)).length === 0) {
      throw notFound('transcript')
    }
    return
  }
  requireMay(member, {
    may: 'complete-layer',
    round: roundFacts(round),
    coder: person.id,
    reopened: standing?.reopenedAt != null,
  })
  if (standing === undefined) throw notFound('layer')
  await writePosition(services.db, own, ordinal)
}
