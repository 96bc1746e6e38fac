import { type Kysely, sql, type Transaction } from 'kysely'
import { type AuditEvent, recordEvent } from '#db/audit.ts'
import { changeDiscussions, type DiscussionChange } from '#db/discussions.ts'
import { appendUpdates, type DocumentAddition, reserveSequences } from '#db/documents.ts'
import { codeOf, databaseTrouble } from '#db/errors.ts'
import { inOneGo } from '#db/in-one-go.ts'
import { changeLayers, type LayerChange, LayersOvertaken } from '#db/layers.ts'
import { holdMemberRights, MemberRightsOvertaken } from '#db/member-rights.ts'
import { notify } from '#db/notify.ts'
import { holdRound } from '#db/round-locks.ts'
import type { Database } from '#db/schema.ts'
import { type DomainError, isDomainError } from '#model/errors.ts'
import { formatDocumentName, parseDocumentName } from '#model/live/document-name.ts'
import { whyNotLetIn } from '../rights/let-in.ts'
import { documentsChannel, formatDocumentNews } from '../servers/channels.ts'
import type { QueuedRows } from './queued-rows.ts'
import type { QueuedUpdate } from './write-queue.ts'

/** What of one room is committed at once: the oldest that waits. */
export interface Work extends DocumentAddition {
  /** Epoch of the document that the updates were written in. */
  epoch: number
  /** Number of the rights under which the oldest of its updates was accepted. */
  rightsVersion: number
  updates: readonly QueuedUpdate[]
  events: readonly AuditEvent[]
  rows: QueuedRows
  bytes: number
}

/** Rows that follow from the work of one room. */
export type RowsChange = LayerChange | DiscussionChange

/** A room as the committer sees it. */
export interface Source {
  readonly document: string
  /** Number of the newest stored update that it holds. */
  readonly sequence: number
  /** Whether there is more to take. */
  readonly hasWork: boolean
  /** Takes the oldest of what is queued; the room queues anew meanwhile. `null` when there is nothing. */
  takeWork(): Work | null
  /**
   * Called inside the transaction, with the number of the newest update that is stored.
   *
   * @returns the rows that follow from the work; where another process wrote meanwhile, from both
   * @throws {DomainError} where both cannot stand
   */
  rowsOf(trx: Transaction<Database>, work: Work, before: number): Promise<RowsChange | null>
  /**
   * Asks anew who may write, after that was changed.
   *
   * @returns the work under the rights as they are now, or why it may be stored no more
   */
  underRightsNow(work: Work): Promise<Work | DomainError>
  committed(work: Work, before: number): void
  /** The work can never be stored, nor what came after it. @returns bytes of what was queued behind it */
  failed(error: unknown): number
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
 * The work of one room may not be stored: what other processes stored of its document cannot stand beside it, or
 * what let some of it in holds no more.
 */
export class Refused extends Error {
  constructor(
    readonly document: string,
    readonly reason: DomainError,
  ) {
    super('the work of a room may not be stored')
  }
}

/** Other processes wrote to some documents what their rooms do not hold yet. */
class Behind extends Error {}

/**
 * Stores the work of some rooms in one transaction: log, rows, audit, news for other processes.
 *
 * As a rule nobody else wrote, and what the rooms know is how it is: then all is sent at once, and stored
 * only where the database says the same.
 *
 * @param lockMs how long a lock is waited for; absent: as long as the connection waits anyway
 * @returns each document's number before
 * @throws {Outdated}, {RightsChanged} and {Refused} with nothing stored
 */
export async function commit(
  db: Kysely<Database>,
  processId: string,
  batch: Batch,
  lockMs?: number,
): Promise<ReadonlyMap<string, number>> {
  const known = new Map(batch.map(([{ document, sequence }]) => [document, sequence]))
  // A document that nobody wrote to yet has no row to lock.
  if ([...known.values()].every((sequence) => sequence > 0)) {
    try {
      return await store(db, processId, batch, { lockMs, known })
    } catch (error) {
      if (!(error instanceof Behind)) throw error
    }
  }
  return await store(db, processId, batch, { lockMs })
}

/** @param known the documents' numbers before, for `Behind` where they are others */
function store(
  db: Kysely<Database>,
  processId: string,
  batch: Batch,
  { lockMs, known }: { lockMs: number | undefined; known?: ReadonlyMap<string, number> },
): Promise<ReadonlyMap<string, number>> {
  const works = batch.map(([, work]) => work)
  return db.transaction().execute(async (trx) => {
    if (lockMs !== undefined) {
      await sql`select set_config('lock_timeout', ${String(lockMs)}, true)`.execute(trx)
    }
    const reserving = reserve(trx, works, known)
    // Waited for below, with what is sent behind it.
    reserving.catch(() => {})
    const before = known ?? (await reserving)
    const layers: LayerChange[] = []
    const discussions: DiscussionChange[] = []
    for (const [source, work] of batch) {
      const change = await rowsOf(trx, source, work, before.get(work.name)!)
      if (change === null) continue
      if ('layer' in change) layers.push(change)
      else discussions.push(change)
    }
    const ofMembers = works.filter(isOfMembers)
    const news = works.map(({ name, epoch, updates }) => ({
      document: name,
      epoch,
      sequence: before.get(name)! + updates.length,
    }))
    await inOneGo(
      reserving,
      requireLetIn(trx, works),
      changeLayers(trx, layers).catch((error) => throwRightsChanged(error, ofMembers)),
      holdMemberRights(trx, ofMembers).catch((error) => throwRightsChanged(error, ofMembers)),
      changeDiscussions(trx, discussions),
      appendUpdates(trx, works, before),
      ...works.flatMap((work) => work.events).map((event) => recordEvent(trx, event)),
      notify(trx, documentsChannel, formatDocumentNews(processId, news)),
    )
    return before
  })
}

async function rowsOf(
  trx: Transaction<Database>,
  source: Source,
  work: Work,
  before: number,
): Promise<RowsChange | null> {
  try {
    return await source.rowsOf(trx, work, before)
  } catch (error) {
    if (!isDomainError(error)) throw error
    throw new Refused(source.document, error)
  }
}

/** Asks again what let updates in. The rounds that it depends on stay as they are until the transaction ends. */
async function requireLetIn(trx: Transaction<Database>, works: readonly Work[]): Promise<void> {
  for (const { projectId, name, updates } of works) {
    for (const { personId, letIn } of updates) {
      if (letIn === undefined) continue
      await holdRound(trx, projectId, letIn.roundId)
      const refused = await whyNotLetIn(trx, { projectId, personId, letIn })
      if (refused !== null) throw new Refused(name, refused)
    }
  }
}

async function reserve(
  trx: Transaction<Database>,
  works: readonly Work[],
  known: ReadonlyMap<string, number> | undefined,
): Promise<ReadonlyMap<string, number>> {
  const { before, epochs } = await reserveSequences(trx, works)
  const outdated = works.filter(({ name, epoch }) => epochs.get(name) !== epoch)
  if (outdated.length > 0) throw new Outdated(new Set(outdated.map(({ name }) => name)))
  if (known !== undefined && works.some(({ name }) => before.get(name) !== known.get(name))) {
    throw new Behind()
  }
  return before
}

/** Whether who may write it hangs on who is a member in which role, and on nothing else that ends. */
function isOfMembers({ name }: Work): boolean {
  const kind = parseDocumentName(name)?.kind
  return kind === 'codebook' || kind === 'discussion'
}

/** @throws {RightsChanged} for documents whose rights were changed meanwhile, anything else as it came */
function throwRightsChanged(error: unknown, ofMembers: readonly Work[]): never {
  if (error instanceof LayersOvertaken) {
    const names = error.layers.map((layer) => formatDocumentName({ kind: 'layer', ...layer }))
    throw new RightsChanged(new Set(names))
  }
  if (error instanceof MemberRightsOvertaken) {
    const concerned = ofMembers.filter(({ projectId }) => error.projectIds.includes(projectId))
    throw new RightsChanged(new Set(concerned.map(({ name }) => name)))
  }
  throw error
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
