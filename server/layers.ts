import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { recordEvent } from '#db/audit.ts'
import { readLayer as readLayerRows } from '#db/layers.ts'
import { type LayerProgress, readLayerProgress, writeCompletion } from '#db/progress.ts'
import { lockRound, type Round, roundFacts } from '#db/rounds.ts'
import { DomainError } from '#model/errors.ts'
import { Id, isId, storedText } from '#model/fields.ts'
import { limits } from '#model/limits.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import type { LayerKey } from '#model/round.ts'
import { CodedSpan } from '#model/span.ts'
import { type Member, memberOf, notFound, requireMay, roundOf } from './access.ts'
import { checked } from './checked.ts'
import type { Person, Services } from './services.ts'

/** A layer as it is handed out. Not started: empty and not complete. */
export interface Layer {
  codedSpans: CodedSpan[]
  complete: boolean
  epoch: number
}

/**
 * A coded span as a program may send it: what it leaves out is made here. Everything else is as
 * strict as in the live document, which checks it again.
 */
const SentSpan = z
  .strictObject({
    ...CodedSpan.shape,
    id: Id.optional(),
    memo: storedText(limits.memoCharacters).optional(),
    slots: CodedSpan.shape.slots.optional(),
    createdAt: CodedSpan.shape.createdAt.optional(),
  })
  .refine((span) => span.start < span.end, 'A coded span starts before it ends.')

export const LayerRequest = z
  .strictObject({
    codedSpans: z
      .array(SentSpan)
      .max(limits.spansPerTranscript, `A layer holds at most ${limits.spansPerTranscript} spans.`),
    complete: z.boolean().optional(),
    /** The epoch the sender read; another one is refused, since the document was rebuilt since. */
    epoch: z.number().int().positive().optional(),
  })
  .superRefine(({ codedSpans }, context) => {
    const seen = new Set<string>()
    codedSpans.forEach(({ id }, index) => {
      if (id === undefined) return
      if (seen.has(id)) {
        context.addIssue({
          code: 'custom',
          path: ['codedSpans', index, 'id'],
          message: 'Two coded spans have this id. Give one of them another.',
        })
      }
      seen.add(id)
    })
  })

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
  const request = checked(LayerRequest, input)
  const epoch = await services.live.epoch(key)
  if (request.epoch !== undefined && request.epoch !== epoch) {
    throw new DomainError(
      'stale-epoch',
      `This layer was rebuilt since you read it (epoch ${epoch}). Read it again and send your changes anew.`,
    )
  }
  const now = services.clock.now().toISOString()
  const spans = request.codedSpans.map((span) => ({
    ...span,
    id: span.id ?? randomUUID(),
    memo: span.memo ?? '',
    slots: span.slots ?? {},
    createdAt: span.createdAt ?? now,
  }))
  await services.live.change(documentOf(key), person, (doc) => layerDoc(doc).replace(spans))
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
    `“${round.name}” is ${round.status}: what is coded stays as it is.${round.status === 'closed' ? ' Ask a lead to reopen it, or your layer alone.' : ''}`,
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
