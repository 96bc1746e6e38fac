import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { DocumentKey } from '#db/documents.ts'
import type { Database } from '#db/schema.ts'
import { isDomainError } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'
import { type DocumentName, formatDocumentName } from '#model/live/document-name.ts'
import { notFound } from '../../access.ts'
import type { Clock } from '../../services.ts'
import type { Committer } from '../committing/committer.ts'
import type { Connection } from '../line/connection.ts'
import { Arrivals } from '../line/early-answer.ts'
import { permissionOf } from '../rights/permission.ts'
import type { Peers } from '../servers/peers.ts'
import { Folding } from '../stored/folding.ts'
import { Slices } from '../updates/slices.ts'
import { DurableRoom } from './durable-room.ts'
import { Feeds } from './feeds.ts'
import { Judging } from './judging.ts'
import { LayerRoom } from './layer-room.ts'
import type { Room } from './room.ts'
import type { RoomContext } from './room-context.ts'
import { RoomMaking } from './room-making.ts'
import type { StoredRoom } from './stored-room.ts'

export interface RoomsOptions {
  db: Kysely<Database>
  log: Logger
  limits: Limits
  clock: Clock
  committer: Committer
  probeMs: number
  now(): number
  /** Absent: this process is the only one. */
  peers?: Peers
  outdated?: RoomContext['outdated']
}

/** The rooms that are open in this process: each is loaded once, however many join, and let go of when idle. */
export class Rooms {
  private readonly loaded = new Map<string, Room>()
  private readonly feeds: Feeds
  private readonly loading = new Map<string, { room: Promise<Room>; arrivals: Arrivals }>()
  /** Rooms on their way out; whoever comes meanwhile waits, and loads anew. */
  private readonly leaving = new Map<string, Promise<void>>()
  private readonly making: RoomMaking
  /** Asked anew what the people in rooms may do, after that was changed. */
  readonly judging: Judging
  private readonly folding: Folding

  constructor(private readonly options: RoomsOptions) {
    this.judging = new Judging(options.db, options.log)
    this.folding = new Folding(options.db, options.log, options.limits.layerHistoryBytes)
    const wholes = new Slices()
    this.feeds = new Feeds(this.loaded, wholes)
    const context = {
      ...options,
      wholes,
      slices: new Slices(options.limits.uncommittedBytes),
      broken: (room: StoredRoom, error: unknown) => this.replace(room, error),
      judge: (room: StoredRoom) => this.judging.judgeOne(room),
    }
    this.making = new RoomMaking(options.db, context, this, this.feeds)
  }

  all(): Room[] {
    return [...this.loaded.values()]
  }

  get(document: string): Room | undefined {
    return this.loaded.get(document)
  }

  /** The same once what is being loaded is there. */
  async whenLoaded(document: string): Promise<Room | undefined> {
    await this.loading.get(document)?.room.catch(() => {})
    return this.loaded.get(document)
  }

  /**
   * @param connection who waits for it, and may be answered before it is all there
   * @throws {DomainError} `not-found`
   */
  async open(name: DocumentName, connection?: Connection): Promise<Room> {
    const document = formatDocumentName(name)
    for (;;) {
      const room = this.loaded.get(document)
      if (room !== undefined) return room
      const leaving = this.leaving.get(document)
      if (leaving !== undefined) await leaving
      else return await this.load(name, document, connection)
    }
  }

  private async load(name: DocumentName, document: string, connection?: Connection): Promise<Room> {
    const { room, arrivals } = this.loading.get(document) ?? this.begin(name, document)
    const [loaded] = await Promise.all([room, connection && arrivals.add(connection)])
    return loaded
  }

  private begin(name: DocumentName, document: string) {
    const arrivals = new Arrivals()
    const room = this.make(name, arrivals).then(
      async (room) => {
        this.loading.delete(document)
        this.loaded.set(document, room)
        if (this.options.peers !== undefined) room.share(this.options.peers)
        await this.feeds.greet(room)
        return room
      },
      (error: unknown) => {
        // A room whose load failed does not exist: the next who comes tries again.
        this.loading.delete(document)
        throw error
      },
    )
    const loading = { room, arrivals }
    this.loading.set(document, loading)
    return loading
  }

  private async make(name: DocumentName, arrivals: Arrivals): Promise<Room> {
    for (;;) {
      const { version } = this.judging
      const standing = await this.judging.standing(name)
      if (standing === undefined) throw notFound('document')
      const room = await this.making.make(name, standing, (read) =>
        arrivals.answerAll(read, ({ caller, epoch }) => {
          // Whose rights changed since waits until they were asked for again.
          if (version !== this.judging.version) return false
          const isOfEpoch = epoch === null || epoch === String(read.epoch)
          return isOfEpoch && permissionOf(name, standing, caller).read === null
        }),
      )
      // Rights that changed while the document was read: then the standing may be an old one.
      if (version === this.judging.version) return room
      if (room instanceof LayerRoom) this.release(room)
    }
  }

  private release(room: Room): void {
    if (room.standing.round?.codebookVersion !== null || room.name.kind !== 'layer') return
    const { projectId } = room.standing
    const codebook = this.loaded.get(formatDocumentName({ kind: 'codebook', projectId }))
    if (codebook !== undefined) codebook.holds--
  }

  /** A document that cannot be believed any more: what was accepted is committed, then it is read anew. */
  private replace(room: StoredRoom, error: unknown): void {
    // What the domain refuses is no defect.
    const level = isDomainError(error) ? 'info' : 'error'
    this.options.log[level]({ err: error, document: room.document }, 'a document is loaded anew')
    if (this.loaded.get(room.document) !== room) return
    this.forget(
      room,
      room.whenCommitted().catch(() => {}),
    )
    if (room.holds === 0 && !this.feeds.show(room)) return
    void this.open(room.name).then(
      (fresh) => void (fresh.holds += room.holds),
      (failure: unknown) => this.options.log.error({ err: failure }, 'a document does not load'),
    )
  }

  private forget(room: Room, done: Promise<void>): Promise<void> {
    this.letGo(room)
    const leaving = done.finally(() => this.leaving.delete(room.document))
    this.leaving.set(room.document, leaving)
    return leaving
  }

  private letGo(room: Room): void {
    this.loaded.delete(room.document)
    this.release(room)
  }

  /**
   * Lets go of the rooms where nobody was for a while, and folds the log of each. All of it is stored,
   * so whoever comes meanwhile loads it anew and does not wait for the folding.
   */
  async retireIdle(idleMs: number): Promise<void> {
    const now = this.options.now()
    const idle = this.all().filter((room) => room.isUnused && now - room.idleSince >= idleMs)
    await Promise.all(idle.map((room) => this.retire(room)))
  }

  private retire(room: Room): Promise<void> {
    const { limits, peers } = this.options
    const isCrowded = room instanceof DurableRoom && room.clientCount > limits.clientsPerDocument
    if (isCrowded && peers?.isSeated(room.document) !== true) {
      // Whoever comes meanwhile waits: it will be another document.
      const key = { projectId: room.standing.projectId, name: room.document }
      return this.forget(room, this.folding.renew(key))
    }
    this.letGo(room)
    return this.folding.fold(room)
  }

  /** Folds every log, before the process ends. */
  async foldAll(): Promise<void> {
    for (const room of this.all()) void this.folding.fold(room)
    await this.folding.idle()
  }

  /** Folds the log of one document, so that what was done in it stands among its acts. */
  fold(key: DocumentKey): Promise<void> {
    return this.folding.foldOne(key)
  }

  close(): Promise<void> {
    return this.folding.close()
  }

  /** Ends rooms without a trace: their rows are about to go. */
  async drop(rooms: readonly Room[]): Promise<void> {
    for (const room of rooms) {
      for (const connection of [...room.connections]) connection.refuse('not-found')
    }
    await Promise.all(
      rooms.map((room) =>
        this.forget(
          room,
          room instanceof DurableRoom ? room.whenCommitted().catch(() => {}) : Promise.resolve(),
        ),
      ),
    )
  }

  /** Folds the logs that have grown long, of rooms that are in use. */
  foldLong(mostUpdates: number): Promise<void> {
    return this.folding.foldLong(this.all(), mostUpdates)
  }
}
