import { type Kysely, sql, type Transaction } from 'kysely'
import { type AuditEvent, recordEvent } from '#db/audit.ts'
import { appendUpdates, type DocumentAddition, reserveSequences } from '#db/documents.ts'
import { codeOf, databaseTrouble } from '#db/errors.ts'
import { changeLayers, type LayerChange } from '#db/layers.ts'
import { notify } from '#db/notify.ts'
import type { Database } from '#db/schema.ts'
import type { DomainError } from '#model/errors.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { documentsChannel, formatDocumentNews } from '../servers/channels.ts'

/** What one room has to be committed: everything since the commit before. */
export interface Work extends DocumentAddition {
  /** Epoch of the document that the updates were written in. */
  epoch: number
  /** Number of the rights under which the oldest of its updates was accepted. */
  rightsVersion: number
  events: readonly AuditEvent[]
  bytes: number
}

/** A room as the committer sees it. */
export interface Source {
  readonly document: string
  /** Takes what is queued; the room queues anew meanwhile. `null` when there is nothing. */
  takeWork(): Work | null
  /**
   * Called inside the transaction, with the number of the newest update that is stored.
   *
   * @returns the rows that follow from the work; where another process wrote meanwhile, from both
   */
  rowsOf(trx: Transaction<Database>, work: Work, before: number): Promise<LayerChange | null>
  /**
   * Asks anew who may write, after that was changed.
   *
   * @returns the work under the rights as they are now, or why it may be stored no more
   */
  underRightsNow(work: Work): Promise<Work | DomainError>
  committed(work: Work, before: number): void
  /** The work can never be stored. */
  failed(error: unknown): void
}

export type Batch = readonly (readonly [Source, Work])[]

/** Some documents were rebuilt by another process: what was written in their former epoch fits no more. */
export class Outdated extends Error {
  constructor(readonly documents: ReadonlySet<string>) {
    super('a document was rebuilt meanwhile')
  }
}

/** Who may write some documents was changed since their work was accepted. */
export class RightsChanged extends Error {
  constructor(readonly documents: ReadonlySet<string>) {
    super('who may write was changed meanwhile')
  }
}

/**
 * Stores the work of some rooms in one transaction: log, rows, audit, news for other processes.
 *
 * @param lockMs how long a lock is waited for; absent: as long as the connection waits anyway
 * @returns each document's number before
 * @throws {Outdated} and {RightsChanged} with nothing stored
 */
export function commit(
  db: Kysely<Database>,
  processId: string,
  batch: Batch,
  lockMs?: number,
): Promise<Map<string, number>> {
  const works = batch.map(([, work]) => work)
  return db.transaction().execute(async (trx) => {
    if (lockMs !== undefined) {
      await sql`select set_config('lock_timeout', ${String(lockMs)}, true)`.execute(trx)
    }
    const { before, epochs } = await reserveSequences(trx, works)
    const outdated = works.filter(({ name, epoch }) => epochs.get(name) !== epoch)
    if (outdated.length > 0) throw new Outdated(new Set(outdated.map(({ name }) => name)))
    const changes: LayerChange[] = []
    for (const [source, work] of batch) {
      const change = await source.rowsOf(trx, work, before.get(work.name)!)
      if (change !== null) changes.push(change)
    }
    const news = works.map(({ name, epoch, updates }) => ({
      document: name,
      epoch,
      sequence: before.get(name)! + updates.length,
    }))
    // One after the other: what still waits when one fails would run after the rollback.
    if (changes.length > 0) requireRights(await changeLayers(trx, changes))
    await appendUpdates(trx, works, before)
    for (const event of works.flatMap((work) => work.events)) await recordEvent(trx, event)
    await notify(trx, documentsChannel, formatDocumentNews(processId, news))
    return before
  })
}

/** @throws {RightsChanged} */
function requireRights(overtaken: Awaited<ReturnType<typeof changeLayers>>): void {
  if (overtaken.length === 0) return
  const names = overtaken.map((layer) => formatDocumentName({ kind: 'layer', ...layer }))
  throw new RightsChanged(new Set(names))
}

/** Whether Postgres refused what was to be stored, or cannot hold so much: trying again is no use. */
export function isOfTheContent(error: unknown): boolean {
  return /^(22|23|42|54)[0-9A-Z]{3}$/.test(codeOf(error) ?? '')
}

/**
 * Whether it befalls everybody alike, and passes: the connection is gone, the database shuts down, is full
 * or takes no changes, two transactions met. Of anything else nobody knows whether it will pass.
 */
export function isOfTheDatabase(error: unknown): boolean {
  return databaseTrouble(error) !== undefined || /^(08|25|40|53|57|58)/.test(codeOf(error) ?? '')
}

/** Whether it took too long, as a rule since somebody else holds a row. */
export function isOfALock(error: unknown): boolean {
  return databaseTrouble(error) === 'too-long'
}
