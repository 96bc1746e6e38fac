import * as Y from 'yjs'
import { DomainError } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'
import { type DocumentName, formatDocumentName } from '#model/live/document-name.ts'
import type { Connection, Listener } from '../line/connection.ts'
import { frames, type Message, type Tell, type UpdateMessage } from '../line/messages.ts'
import { mayMeet, permissionOf, type Standing } from '../rights/permission.ts'
import type { SharedState } from '../servers/peer-news.ts'
import type { Peers, SharedRoom } from '../servers/peers.ts'
import { effectOf } from '../updates/effect.ts'
import { atOnceBytes } from '../updates/slices.ts'
import { decodeUpdate } from '../updates/update.ts'
import { Presence } from './presence.ts'
import type { RoomContext } from './room-context.ts'
import { WholeDocument } from './whole-document.ts'

/**
 * One document and the connections that have it open. What is here is the same for all kinds: how a
 * connection is brought up to date, who hears what, and that nobody writes unless a kind of room says
 * how.
 */
export abstract class Room implements Listener, SharedRoom {
  readonly document: string
  readonly connections = new Set<Connection>()
  /** Since when nobody is here. */
  idleSince: number
  /** How many others need it loaded. */
  holds = 0
  protected readonly limits: Limits
  private readonly presence: Presence
  private peers: Peers | null = null
  private readonly whole: WholeDocument

  constructor(
    readonly name: DocumentName,
    public standing: Standing,
    { limits, wholes, now }: Pick<RoomContext, 'limits' | 'wholes' | 'now'>,
    readonly doc = new Y.Doc(),
  ) {
    this.document = formatDocumentName(name)
    this.limits = limits
    this.idleSince = now()
    this.whole = new WholeDocument(doc, wholes)
    this.presence = new Presence(
      this.connections,
      (personId, listenerId) => mayMeet(this.standing) || personId === listenerId,
      limits.awarenessBytes,
      (clientId) => this.shareState(clientId),
    )
  }

  get isUnused(): boolean {
    return this.connections.size === 0 && this.holds === 0
  }

  /** Lets a connection in whose caller and permission are known. */
  join(connection: Connection): void {
    this.connections.add(connection)
    // Asked at the start, so that what the device kept arrives, or is refused in words.
    if (this.asksForState) connection.send(frames.stepOne(Y.encodeStateVector(this.doc)))
    this.presence.introduce(connection)
    connection.enter(this)
    this.shareSeat(connection.caller.person.id)
  }

  leave(connection: Connection, now: number): void {
    if (!this.connections.delete(connection)) return
    this.presence.leave(connection)
    this.shareSeat(connection.caller.person.id)
    // It may have reached another process before this one knew that its line was dead.
    this.takeInElsewhere()
    if (this.connections.size === 0) this.idleSince = now
  }

  receive(connection: Connection, message: Message, frame: Uint8Array): Promise<void> | undefined {
    switch (message.kind) {
      case 'step-1': {
        this.checkHistory(message.clients, connection)
        const { stateVector } = message
        if (connection.isSynced) {
          return connection.sendAgain(async () => frames.answer(await this.whenSince(stateVector)))
        }
        return this.since(stateVector, (parts) => {
          // From this moment on it is told of what comes.
          connection.isSynced = true
          connection.send(...frames.answer(parts))
        })
      }
      case 'step-2':
      case 'update':
        return this.receiveUpdate(connection, message, frame)
      case 'awareness':
        if (this.hasPresence(connection)) this.presence.receive(connection, message.states)
        break
      case 'query-awareness':
        // Everybody here was told at the join already.
        return connection.sendAgain(async () => [this.presence.introduction(connection)])
      case 'fence':
        this.answerFence(connection, frame)
    }
    return undefined
  }

  since(stateVector: Uint8Array, tell: Tell): Promise<void> | undefined {
    return this.whole.since(stateVector, tell)
  }

  private whenSince(stateVector: Uint8Array): Promise<readonly Uint8Array[]> {
    return new Promise((resolve, reject) => this.since(stateVector, resolve)?.catch(reject))
  }

  /** To everybody but its sender, byte for byte. */
  protected tell(frame: Uint8Array, stateBefore: () => Uint8Array, sender?: Connection): void {
    for (const connection of this.connections) {
      if (connection === sender || !connection.isSynced || connection.permission.read !== null)
        continue
      connection.sendUpdate(frame, stateBefore)
    }
  }

  /** Tells everybody here to ask again what their page was loaded with. */
  askAgain(): void {
    for (const connection of this.connections) connection.send(frames.rights)
  }

  /**
   * Holds everybody's permission against what the database says now: those who may no longer read are
   * closed, and the others are told where the answer to what they may do is another one.
   */
  judge(standing: Standing | undefined): void {
    if (standing !== undefined && isSame(standing, this.standing)) return
    const couldMeet = mayMeet(this.standing)
    const former = this.standing
    if (standing !== undefined) this.standing = standing
    for (const connection of [...this.connections]) {
      const before = connection.permission
      connection.permission = permissionOf(this.name, standing, connection.caller)
      const { read, write } = connection.permission
      if (read !== null) {
        connection.refuse(read)
        continue
      }
      if (differs(former, this.standing, connection)) connection.send(frames.rights)
      if (before.write !== null && write === null && this.asksForState) {
        connection.send(frames.stepOne(Y.encodeStateVector(this.doc)))
      }
    }
    if (couldMeet || !mayMeet(this.standing)) return
    for (const connection of this.connections) this.presence.introduce(connection)
    this.shareAll()
  }

  /** From now on other processes hear of who is here, and those who are here of who is there. */
  share(peers: Peers): void {
    if (this.name.kind === 'feed') return
    this.peers = peers
    this.takeInElsewhere()
  }

  private takeInElsewhere(): void {
    for (const { processId, state } of this.peers?.statesOf(this.document) ?? []) {
      this.takeInState(processId, state)
    }
  }

  shareAll(): void {
    for (const { caller } of this.connections) this.shareSeat(caller.person.id)
    for (const clientId of this.presence.ownIds()) this.shareState(clientId)
  }

  takeInState(processId: string, state: SharedState): void {
    this.presence.takeIn(processId, state)
  }

  dropStates(processId: string): void {
    this.presence.drop(processId)
  }

  private shareSeat(personId: string): void {
    this.peers?.seat(this.document, personId, () =>
      [...this.connections].some(({ caller }) => caller.person.id === personId),
    )
  }

  /** Where those in it may not know of one another, nothing of it leaves this process. */
  private shareState(clientId: number): void {
    this.peers?.state(this.document, clientId, () => {
      const state = mayMeet(this.standing) ? this.presence.own(clientId) : null
      return state && { document: this.document, ...state }
    })
  }

  /** Whether what a device holds of this document is wanted. */
  protected get asksForState(): boolean {
    return true
  }

  /** On a document that one may only read presence is ignored. */
  protected hasPresence(connection: Connection): boolean {
    return connection.permission.write === null
  }

  /** @throws {DomainError} `stale-epoch` for a device whose copy has another history */
  protected checkHistory(_clients: ReadonlyMap<number, number>, _connection: Connection): void {}

  /** Nobody writes here; what changes nothing is no write, since stock clients send a step 2 anyway. */
  protected receiveUpdate(
    connection: Connection,
    message: UpdateMessage,
    _frame: Uint8Array,
  ): Promise<void> | undefined {
    const { update } = message
    // Where nobody writes an honest page sends next to nothing.
    if (update.length > atOnceBytes) {
      throw new DomainError('too-large', 'Nobody writes so much here.')
    }
    const effect = effectOf(this.doc, decodeUpdate(update), null)
    if (!effect.isNothing) {
      throw new DomainError(connection.permission.write ?? 'not-permitted', 'Nobody writes here.')
    }
    return undefined
  }

  protected answerFence(connection: Connection, frame: Uint8Array): void {
    connection.send(frame)
  }
}

/** Whether nothing that an answer depends on is different. */
function isSame(one: Standing, other: Standing): boolean {
  const factsOf = (standing: Standing) =>
    JSON.stringify([standing, [...standing.roles].sort(([a], [b]) => (a < b ? -1 : 1))])
  return one === other || factsOf(one) === factsOf(other)
}

/** Whether what a page was told of its rights when it was loaded may be another answer now. */
function differs(former: Standing, now: Standing, { caller }: Connection): boolean {
  const factsOf = ({ round, completed, reopened, roles }: Standing) =>
    JSON.stringify([round?.status, completed, reopened, roles.get(caller.person.id)])
  return factsOf(former) !== factsOf(now)
}
