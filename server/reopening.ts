import { recordEvent } from '#db/audit.ts'
import { listMembers } from '#db/members.ts'
import { type LayerProgress, readLayerProgress, writeReopening } from '#db/progress.ts'
import type { Round } from '#db/rounds.ts'
import { DomainError } from '#model/errors.ts'
import { isId } from '#model/fields.ts'
import type { LayerKey } from '#model/round.ts'
import { notFound } from './access.ts'
import { changeRound } from './change-round.ts'
import type { Person, Services } from './services.ts'

/** How a layer stands, without what is coded in it: a lead of a blind round may know no more. */
export interface LayerState {
  complete: boolean
  reopened: boolean
}

/**
 * Lets one coder back into one layer of a closed round, until the coder completes it or a lead takes
 * that back; for work that could not arrive in time. It is not completed meanwhile, whatever it was.
 *
 * @throws {DomainError} `conflict` where the round runs or is revealed, or the person no longer codes
 */
export async function reopenLayer(
  services: Services,
  person: Person,
  key: LayerKey,
  reopened: boolean,
): Promise<LayerState> {
  const { projectId, roundId, transcriptId, coderId } = key
  if (!isId(transcriptId) || !isId(coderId)) throw notFound('layer')
  const members = await listMembers(services.db, projectId)
  const coder = members.find(({ id }) => id === coderId)
  const [state, isChanged] = await changeRound(
    services,
    person,
    projectId,
    roundId,
    async (trx, round): Promise<[LayerState, boolean]> => {
      const layer = await readLayerProgress(trx, key)
      if (layer === undefined) throw notFound('layer')
      if ((layer.reopenedAt !== null) === reopened) return [stateOf(layer), false]
      if (reopened) {
        requireClosed(round)
        if (coder !== undefined && !coder.roles.includes('coder')) {
          throw new DomainError(
            'conflict',
            `${coder.name} is no coder of this project any more. Give the role back first.`,
          )
        }
      }
      await writeReopening(trx, key, reopened ? services.clock.now() : null)
      await recordEvent(trx, {
        projectId,
        personId: person.id,
        kind: reopened ? 'layer-reopened' : 'layer-reopening-taken-back',
        about: { roundId, transcriptId, coderId, wasComplete: layer.completedAt !== null },
      })
      return [{ complete: !reopened && layer.completedAt !== null, reopened }, true]
    },
  )
  if (isChanged) await services.live.rightsChanged({ projectId, roundId })
  return state
}

function requireClosed({ status, name }: Round): void {
  if (status === 'running') {
    throw new DomainError(
      'conflict',
      `“${name}” runs: its coders write, and take a completion back, themselves.`,
    )
  }
  if (status === 'revealed') {
    throw new DomainError(
      'conflict',
      `“${name}” is revealed: everybody may have seen everybody’s codes, so no layer is opened again.`,
    )
  }
}

function stateOf({ completedAt, reopenedAt }: LayerProgress): LayerState {
  return { complete: completedAt !== null, reopened: reopenedAt !== null }
}
