import { recordEvent } from '#db/audit.ts'
import { readLayerProgress } from '#db/progress.ts'
import { listOpenRemovals, type OpenRemoval, readRemoval, settleRemoval } from '#db/removals.ts'
import { type Round, roundFacts } from '#db/rounds.ts'
import { DomainError } from '#model/errors.ts'
import { isId } from '#model/fields.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { may } from '#model/rights.ts'
import type { LayerKey } from '#model/round.ts'
import { type Member, memberOf, notFound, roundOf } from './access.ts'
import type { Person, Services } from './services.ts'

export type { OpenRemoval }

/**
 * Large removals in one's own layer that were neither brought back nor let be; a lead sees that there
 * are any, and how large, of every coder.
 *
 * @throws {DomainError} `not-found`; `not-permitted` for another's layer to whoever is no lead, and to a
 *   lead who codes blind beside it
 */
export async function largeRemovals(
  services: Services,
  person: Person,
  key: LayerKey,
): Promise<OpenRemoval[]> {
  const member = await memberOf(services, person, key.projectId)
  if (!isId(key.transcriptId) || !isId(key.coderId)) throw notFound('layer')
  const round = await roundOf(services, member, key.roundId)
  if (key.coderId !== person.id && !seesRemovals(member, round)) refuseForeign()
  if ((await readLayerProgress(services.db, key)) === undefined) throw notFound('layer')
  return await listOpenRemovals(services.db, key, key)
}

/** A lead, but none who codes in the same blind round: how much another coded is no less than a figure. */
export function seesRemovals(member: Member, round: Round): boolean {
  return (
    member.roles.includes('lead') && may(member, { may: 'read-figures', round: roundFacts(round) })
  )
}

/**
 * Brings back what a large removal took out of one's own layer, through the live document, or lets it be.
 * What is there again already, or was coded anew under the same id, stays as it is.
 *
 * @returns how many coded spans were brought back, and how many fit the codebook no more
 * @throws {DomainError} `round-not-running`, `layer-completed`, `not-permitted` for another's layer;
 *   `conflict` where it was settled before
 */
export async function settleLargeRemoval(
  services: Services,
  person: Person,
  key: LayerKey,
  id: string,
  restore: boolean,
): Promise<{ restored: number; left: number }> {
  const member = await memberOf(services, person, key.projectId)
  if (!isId(key.transcriptId) || !isId(key.coderId) || !isId(id)) throw notFound('layer')
  await roundOf(services, member, key.roundId)
  if (key.coderId !== person.id) refuseForeign()
  const removal = await readRemoval(services.db, key, id)
  if (removal === undefined) throw notFound('layer')
  if (removal.settled !== null) {
    throw new DomainError('conflict', 'This was brought back or let be before. Load the page anew.')
  }
  const done = restore ? await restoreSpans(services, person, key, removal.spans) : nothing
  await services.db.transaction().execute(async (trx) => {
    const settlement = restore ? 'restored' : 'kept'
    if (!(await settleRemoval(trx, key, id, settlement, services.clock.now()))) return
    await recordEvent(trx, {
      projectId: key.projectId,
      personId: person.id,
      kind: restore ? 'large-removal-restored' : 'large-removal-kept',
      about: { roundId: key.roundId, transcriptId: key.transcriptId, removal: id, ...done },
    })
  })
  await services.live.pagesOutdated(formatDocumentName({ kind: 'layer', ...key }))
  return done
}

const nothing = { restored: 0, left: 0 }

/** One that the live document refuses, since its code was retired meanwhile, is left out. */
async function restoreSpans(
  { live }: Services,
  person: Person,
  key: LayerKey,
  spans: NonNullable<Awaited<ReturnType<typeof readRemoval>>>['spans'],
): Promise<{ restored: number; left: number }> {
  const { written, leftOut } = await live.write(
    formatDocumentName({ kind: 'layer', ...key }),
    person,
    (doc) => layerDoc(doc).changesToHave(spans),
    { leavesOut: true },
  )
  return { restored: written, left: leftOut }
}

function refuseForeign(): never {
  throw new DomainError('not-permitted', 'Only its own coder brings back what was removed.')
}
