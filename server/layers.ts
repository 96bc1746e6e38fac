import { recordEvent } from '#db/audit.ts'
import { readLayer as readLayerRows } from '#db/layers.ts'
import { type LayerProgress, readLayerProgress, writeCompletion } from '#db/progress.ts'
import { lockRound } from '#db/round-locks.ts'
import { type Round, roundFacts } from '#db/rounds.ts'
import { DomainError } from '#model/errors.ts'
import { isId } from '#model/fields.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import type { LayerKey } from '#model/round.ts'
import type { CodedSpan } from '#model/span.ts'
import { type Member, memberOf, notFound, requireMay, roundOf } from './access.ts'
import { layerRequest } from './layer-request.ts'
import type { Person, Services } from './services.ts'

/** A layer as it is handed out. Not started: empty and not complete. */
export interface Layer {
  codedSpans: CodedSpan[]
  complete: boolean
  epoch: number
}

/** @throws {DomainError} `not-permitted` for another's layer while the round is blind */
export async function readLayer(services: Services, person: Person, key: LayerKey): Promise<Layer> {
  const { member, round } = await findLayer(services, person, key)
  requireMay(member, { may: 'read-layer', round: roundFacts(round), coder: key.coderId })
  const standing = await readLayerProgress(services.db, key)
  // Whether somebody is assigned is no secret to whoever may read the layer.
  if (standing === undefined) throw notFound('layer')
  return layerOf(services, key, standing)
}

/**
 * Makes a layer equal to what is sent, through its live document, so that whoever has it open sees it.
 * Many changes are stored part by part: who gets no answer sends it again.
 *
 * @throws {DomainError} `round-not-running`, `layer-completed`, `stale-epoch`, and what the live
 *   document refuses: bounds, cut characters, codes that the round's codebook does not have
 */
export async function replaceLayer(
  services: Services,
  person: Person,
  key: LayerKey,
  input: unknown,
): Promise<Layer> {
  const { member, round } = await findLayer(services, person, key)
  if (key.coderId !== person.id) refuseForeign()
  const standing = await readLayerProgress(services.db, key)
  if (standing === undefined) throw notFound('layer')
  requireAtWork(round, standing)
  if (standing.completedAt !== null) {
    throw new DomainError(
      'layer-completed',
      'This transcript is completed. Take the completion back before you change what you coded.',
    )
  }
  requireMay(member, {
    may: 'write-layer',
    round: roundFacts(round),
    coder: key.coderId,
    completed: false,
    reopened: standing.reopenedAt !== null,
  })
  const now = services.clock.now().toISOString()
  const request = await services.live.bitByBit(layerRequest(input, now))
  const epoch = await services.live.epoch(key)
  if (request.epoch !== undefined && request.epoch !== epoch) {
    throw new DomainError(
      'stale-epoch',
      `This layer was rebuilt since you read it (epoch ${epoch}). Read it again and send your changes anew.`,
    )
  }
  await services.live.write(documentOf(key), person, (doc) =>
    layerDoc(doc).changesTo(request.codedSpans),
  )
  if (request.complete === true) await completeLayer(services, person, key, true)
  const after = await readLayerProgress(services.db, key)
  return layerOf(services, key, after ?? standing)
}

/**
 * Completes a transcript, "seen, nothing to code" included, or takes that back while the round runs.
 * What it is already, it stays.
 *
 * @throws {DomainError} `round-not-running`; `not-permitted` for another's layer
 */
export async function completeLayer(
  services: Services,
  person: Person,
  key: LayerKey,
  complete: boolean,
): Promise<Layer> {
  const { member, round } = await findLayer(services, person, key)
  if (key.coderId !== person.id) refuseForeign()
  const standing = await readLayerProgress(services.db, key)
  if (standing === undefined) throw notFound('layer')
  requireAtWork(round, standing)
  requireMay(member, {
    may: 'complete-layer',
    round: roundFacts(round),
    coder: key.coderId,
    reopened: standing.reopenedAt !== null,
  })
  const rights = { projectId: key.projectId, roundId: key.roundId, personId: person.id }
  // What the coder has sent so far is committed before the layer counts as completed.
  if (complete) await services.live.rightsChanged(rights)
  const changed = await services.db.transaction().execute(async (trx) => {
    const locked = await lockRound(trx, key.projectId, key.roundId)
    if (locked === undefined) throw notFound('round')
    const before = await readLayerProgress(trx, key)
    if (before === undefined) throw notFound('layer')
    requireAtWork(locked, before)
    if ((before.completedAt !== null) === complete) return false
    await writeCompletion(trx, key, complete ? services.clock.now() : null)
    await recordEvent(trx, {
      projectId: key.projectId,
      personId: person.id,
      kind: complete ? 'layer-completed' : 'layer-completion-taken-back',
      about: { roundId: key.roundId, transcriptId: key.transcriptId },
    })
    return true
  })
  if (changed) await services.live.rightsChanged(rights)
  const after = await readLayerProgress(services.db, key)
  return layerOf(services, key, after ?? standing)
}

/** The member and the round of a layer, both by way of the project. */
export async function findLayer(
  services: Services,
  person: Person,
  key: LayerKey,
): Promise<{ member: Member; round: Round }> {
  const member = await memberOf(services, person, key.projectId)
  if (!isId(key.transcriptId) || !isId(key.coderId)) throw notFound('layer')
  return { member, round: await roundOf(services, member, key.roundId) }
}

async function layerOf(services: Services, key: LayerKey, standing: LayerProgress): Promise<Layer> {
  return {
    codedSpans: await readLayerRows(services.db, key),
    complete: standing.completedAt !== null,
    epoch: await services.live.epoch(key),
  }
}

/** Whether a layer may still be worked on: its round runs, or a lead reopened it alone. */
export function isAtWork(round: Round, standing: LayerProgress | undefined): boolean {
  return round.status === 'running' || standing?.reopenedAt != null
}

function requireAtWork(round: Round, standing: LayerProgress): void {
  if (isAtWork(round, standing)) return
  throw new DomainError(
    'round-not-running',
    round.status === 'closed'
      ? `“${round.name}” is closed: what is coded stays as it is. Ask a lead to reopen it, or your layer alone.`
      : `“${round.name}” is revealed: what is coded stays as it is.`,
  )
}

function refuseForeign(): never {
  throw new DomainError(
    'not-permitted',
    'Only its own coder writes and completes a layer. Ask them to do it.',
  )
}

function documentOf(key: LayerKey): string {
  return formatDocumentName({
    kind: 'layer',
    roundId: key.roundId,
    transcriptId: key.transcriptId,
    coderId: key.coderId,
  })
}
