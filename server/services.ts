import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type * as Y from 'yjs'
import type { AskedJob, FigureJob, JobKey } from '#db/figure-jobs.ts'
import type { Database } from '#db/schema.ts'
import type { FileReport } from '#model/agreement/reports.ts'
import type { DocumentName } from '#model/live/document-name.ts'
import type { EntryChanges } from '#model/live/entry-change.ts'
import type { Face } from '#model/person.ts'
import type { Scope } from '#model/rights.ts'
import type { LayerKey } from '#model/round.ts'
import type { Patience, Standing } from './agreement/asking.ts'
import type { PlaceTask } from './agreement/compare-worker.ts'
import type { ComparedPlace } from './agreement/compared-place.ts'
import type { FigureTask } from './agreement/figure-task.ts'
import type { FileTask } from './agreement/file-worker.ts'
import type { ReadingChoices, ReadText, TranscriptSource } from './files/read-text.ts'
import type { Admission } from './live/rights/let-in.ts'
import type { Steps } from './live/updates/slices.ts'
import type { Settings } from './settings.ts'

/**
 * What a use case works with. `main.ts` makes each once and hands them on; no module keeps any of its
 * own, since the built app carries its own copy of every module.
 */
export interface Services {
  db: Kysely<Database>
  clock: Clock
  log: Logger
  settings: Settings
  live: Live
  rates: Rates
  figures: Figures
  texts: Texts
}

/** Time as a service, so that a test can say what time it is. */
export interface Clock {
  now(): Date
}

/** Who acts: a signed-in person or the owner of an API token. */
export interface Person extends Face {
  email: string
}

/** A person with the credential they came by: what a socket or a request is answered for. */
export interface Caller {
  person: Person
  /** Hex of the session id's hash, or the id of the API token. Revoking it names it. */
  credential: string
  scope: Scope
}

/** The live documents, as use cases see them. */
export interface Live {
  /**
   * Writes to a document as a peer would, through the same checks and the same queue, and resolves
   * once it is committed. The document is copied for it: not for those that grow large.
   * @param admission what lets the person do just this, though they may not write the document
   *   otherwise, and what is recorded with it
   * @throws {DomainError} what the checks refuse, with nothing written
   */
  change(
    document: string,
    person: Person,
    write: (doc: Y.Doc) => void,
    admission?: Admission,
  ): Promise<void>
  /**
   * The same for entries of a document, of which there may be very many: they are checked, and then
   * written part by part, between what else is to be served.
   *
   * @param changes given the document, to be read alone
   * @param options.leavesOut whether an entry that is refused is left out; else nothing is written
   * @returns how many were written, and how many were left out
   * @throws {DomainError} what the checks refuse, with nothing written
   */
  write(
    document: string,
    person: Person,
    changes: (doc: Y.Doc) => EntryChanges,
    options?: { leavesOut?: boolean },
  ): Promise<{ written: number; leftOut: number }>
  /** Does long work bit by bit, between what else is to be served. */
  bitByBit<T>(steps: Steps<T>): Promise<T>
  /** Puts what was done in a layer up to now among its acts, where its history is read. */
  keepHistory(layer: LayerKey): Promise<void>
  /** A copy of a document's present state. @throws {DomainError} `not-found` */
  read(document: string): Promise<{ doc: Y.Doc; epoch: number }>
  /**
   * Tells the sockets concerned to ask again who may do what: after a role was taken, a round changed
   * its status, a layer was completed, a session ended or a token was revoked. Resolves when they obeyed
   * and all that was accepted from them before is committed.
   */
  rightsChanged(of: {
    projectId?: string
    roundId?: string
    personId?: string
    /** Hex of the session's hash, or the token's id. */
    credential?: string
  }): Promise<void>
  /** Tells the pages that have a document open that what they were loaded with is no longer so. */
  pagesOutdated(document: string): Promise<void>
  /** Ends a project's rooms before its rows are deleted. */
  forgetProject(projectId: string): Promise<void>
  /** Who has which layers or rooms of a round open, for its leads. */
  connected(roundId: string): { coderId: string; transcriptId: string }[]
  /**
   * The documents of a project that are open, here or at another server, for its leads.
   * @param roundIds all rounds of the project
   */
  openDocuments(projectId: string, roundIds: ReadonlySet<string>): OpenDocument[]
  epoch(layer: LayerKey): Promise<number>
  /** Commits what is queued, tells the sockets to come back later (1001), and stops. */
  close(): Promise<void>
}

/** A live document that somebody has open, or had a moment ago. */
export interface OpenDocument {
  name: DocumentName
  /** Ids of those who are connected to it, each once. */
  people: string[]
  /** Whether some of them are connected to another server, which alone knows what waits there. */
  isElsewhere: boolean
  /** When it was last stored; `null` where that was before it was opened, or it is never stored. */
  committedAt: Date | null
  /** How long the oldest change waits for its commit; 0 where none does. */
  waitingMs: number
}

/** Computations that would hold up the event loop, in threads of their own. */
export interface Figures {
  /**
   * What is asked of a round: the kept answer where it is of the present layers, else one by a job. Of a project
   * one job runs at a time, at however many servers, and whoever asks the same waits for the same job.
   *
   * @throws {DomainError} `unavailable` where more of the project wait than may
   */
  ask<T>(task: FigureTask, patience: Patience): Promise<Standing<T>>
  /** Asks for something to be made, unless it is asked for already. @throws {DomainError} as above */
  begin(job: AskedJob): Promise<FigureJob>
  /** Waits until a job has ended, or so long. @returns `undefined` where it is gone */
  whenEnded(job: JobKey, ms: number): Promise<FigureJob | undefined>
  /** Ends a job that waits or runs; one that has ended stays as it is. */
  cancel(job: JobKey): Promise<void>
  /**
   * Of a file that anybody brings; nothing of it is kept.
   *
   * @param signal gives up: whoever asked has gone
   * @throws {DomainError} what the file is refused for; `too-large` where it takes more time or memory than
   *   it may, `unavailable` where too many wait
   */
  ofFile(task: FileTask, by: { address: string; signal: AbortSignal }): Promise<FileReport>
  /**
   * A place of a transcript with what all its coders did there.
   *
   * @param signal gives up: whoever asked has gone
   * @throws {DomainError} `too-large` where it takes more time or memory than it may, `unavailable` where too
   *   many wait, of this person or of all
   */
  comparedPlace(
    task: PlaceTask,
    by: { personId: string; signal: AbortSignal },
  ): Promise<ComparedPlace>
  close(): Promise<void>
}

/** Texts on their way in. */
export interface Texts {
  /** @throws {DomainError} where it cannot be read, or may not be stored */
  read(source: TranscriptSource, choices: ReadingChoices): Promise<ReadText>
  close(): Promise<void>
}

/** How often something may be tried; counted apart for each kind and key. */
export interface Rates {
  /** @throws {DomainError} `too-many-requests`, with the seconds to wait */
  take(kind: RateKind, key: string): Promise<void>
  /**
   * Does what may keep a connection of the database for seconds. Of one person only so many run at once, and of all
   * together fewer than there are connections, so that people who code find one: the others wait their turn.
   *
   * @throws {DomainError} `too-many-requests` to whoever has very many waiting
   */
  whileReading<T>(person: Person, act: () => Promise<T>): Promise<T>
  /** Forgets the tries of a key, after one that succeeded. */
  forget(kind: RateKind, key: string): Promise<void>
  /** Forgets one try of a key that others share. */
  giveBack(kind: RateKind, key: string): Promise<void>
}

export type RateKind =
  | 'sign-in-account'
  | 'sign-in-address'
  | 'link-address'
  | 'export'
  | 'report'
  | 'calculator'
  | 'api-token'
