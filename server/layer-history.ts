import { z } from 'zod'
import {
  type LayerAct,
  listActs,
  readActTime,
  readChangedSince,
  readKeptActs,
} from '#db/layer-acts.ts'
import { readLayer, readLayerMemos } from '#db/layers.ts'
import { readLayerProgress } from '#db/progress.ts'
import { roundFacts } from '#db/rounds.ts'
import { DomainError } from '#model/errors.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import type { LayerKey } from '#model/round.ts'
import { type CodedSpan, inReadingOrder } from '#model/span.ts'
import { notFound, requireMay } from './access.ts'
import { findLayer } from './layers.ts'
import type { Person, Services } from './services.ts'

/** As many acts as are listed at once. */
const actsAtOnce = 50
/** Somebody may write while it is read: then it is looked once more, so often. */
const mostLooks = 6

/** Number of an act in its layer, as an address has it. */
export const ActNumber = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** What was done in a layer, the newest first. Times in ISO 8601. */
export interface LayerHistory {
  items: (Omit<LayerAct, 'recordedAt'> & { recordedAt: string })[]
  /** Acts before this number are to be asked for next; `null` where there are none. */
  next: number | null
  /** Since when single acts are kept, where there were some before; `null` where all are kept. */
  keptSince: string | null
}

/** A layer as it stood after one of its acts, which was recorded then, in ISO 8601. */
export interface LayerThen {
  codedSpans: CodedSpan[]
  /** By what they are about. */
  memos: Record<string, string>
  recordedAt: string
}

/**
 * What was done in a layer, act by act, to whoever may read it.
 *
 * @param before only acts older than this number
 * @throws {DomainError} `not-permitted` for another's layer while the round is blind
 */
export async function layerHistory(
  services: Services,
  person: Person,
  key: LayerKey,
  before?: number,
): Promise<LayerHistory> {
  await requireReader(services, person, key)
  const document = documentKey(key)
  return await services.rates.whileReading(person, async () => {
    await services.live.keepHistory(key)
    const acts = await listActs(services.db, document, before ?? null, actsAtOnce)
    const { newest, first } = await readKeptActs(services.db, document)
    const isWhole = newest === 0 || first?.sequence === 1
    return {
      items: acts.map((act) => ({ ...act, recordedAt: act.recordedAt.toISOString() })),
      next: acts.length < actsAtOnce ? null : acts.at(-1)!.sequence,
      keptSince: isWhole ? null : (first?.recordedAt ?? services.clock.now()).toISOString(),
    }
  })
}

/**
 * A layer as it stood after an act: what is there now, with each entry that changed since as it was then.
 *
 * @throws {DomainError} `not-found` where the act is not kept, `not-permitted` as above, `unavailable` where
 *   the layer is being written without a pause
 */
export async function layerThen(
  services: Services,
  person: Person,
  key: LayerKey,
  sequence: number,
): Promise<LayerThen> {
  await requireReader(services, person, key)
  return await services.rates.whileReading(person, async () => {
    for (let look = 0; look < mostLooks; look++) {
      await services.live.keepHistory(key)
      const then = await readThen(services, key, sequence)
      if (then !== 'written-meanwhile') return then
    }
    throw new DomainError(
      'unavailable',
      'This layer is being written all the time just now. Ask again in a moment.',
    )
  })
}

function readThen(
  { db }: Services,
  key: LayerKey,
  sequence: number,
): Promise<LayerThen | 'written-meanwhile'> {
  const document = documentKey(key)
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const { newest, folded } = await readKeptActs(trx, document)
      if (folded < newest) return 'written-meanwhile'
      const recordedAt = await readActTime(trx, document, sequence)
      if (recordedAt === undefined) {
        throw new DomainError(
          'not-found',
          'What the layer was like then is no longer kept. Load its history anew.',
        )
      }
      const spans = new Map((await readLayer(trx, key)).map((span) => [span.id, span]))
      const memos = await readLayerMemos(trx, key)
      for (const { root, key, before } of await readChangedSince(trx, document, sequence)) {
        const entries: Map<string, unknown> = root === 'codedSpans' ? spans : memos
        if (before === null) entries.delete(key)
        else entries.set(key, before)
      }
      return {
        codedSpans: [...spans.values()].sort(inReadingOrder),
        memos: Object.fromEntries(memos),
        recordedAt: recordedAt.toISOString(),
      }
    })
}

async function requireReader(services: Services, person: Person, key: LayerKey): Promise<void> {
  const { member, round } = await findLayer(services, person, key)
  requireMay(member, { may: 'read-layer', round: roundFacts(round), coder: key.coderId })
  if ((await readLayerProgress(services.db, key)) === undefined) throw notFound('layer')
}

function documentKey(key: LayerKey) {
  return { projectId: key.projectId, name: formatDocumentName({ kind: 'layer', ...key }) }
}
