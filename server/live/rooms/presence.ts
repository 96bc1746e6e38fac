import type { Person } from '../../services.ts'
import { ByteReader, malformed } from '../line/byte-reader.ts'
import type { Connection } from '../line/connection.ts'
import { frames, varUint } from '../line/messages.ts'
import type { SharedState } from '../servers/peer-news.ts'

interface State {
  personId: string
  /** `null` once the connection is gone; the id stays its person's. */
  connection: Connection | null
  /** The process it is connected to, where that is another one. */
  processId: string | null
  clock: number
  /** The state as it is sent on; `null` when it was taken back. */
  json: string | null
}

/** Of pages that are gone so many are remembered, so that none of their ids is taken by another. */
const mostStates = 2_000

/** Far above what a page counts to in a lifetime. */
const highestClock = 2 ** 40

/**
 * Who is in a room and where. Reads the bytes of y-protocols' awareness itself: an instance of theirs
 * would believe what clients say of one another.
 *
 * Of a message only the sender's own state counts; name and initials in it are the server's.
 */
export class Presence {
  private readonly states = new Map<number, State>()

  /**
   * @param mayHear whether one person's presence is sent to another
   * @param moved told of a page of this process that came, moved or left
   */
  constructor(
    private readonly connections: ReadonlySet<Connection>,
    private readonly mayHear: (personId: string, listenerId: string) => boolean,
    private readonly mostBytes: number,
    private readonly moved: (clientId: number) => void,
  ) {}

  /** @throws {DomainError} `invalid-input` for what is not presence or is too large */
  receive(connection: Connection, bytes: Uint8Array): void {
    const reader = new ByteReader(bytes)
    for (let left = reader.count(3); left > 0; left--) {
      const id = reader.varUint()
      const clock = reader.varUint()
      const json = reader.varBytes()
      if (this.isOwn(connection, id)) this.put(connection, id, clock, json)
    }
    if (!reader.isAtEnd) throw malformed()
  }

  /** The stock client sends on what it heard of others: that is not its own to say. */
  private isOwn(connection: Connection, id: number): boolean {
    if (connection.presenceId !== null) return connection.presenceId === id
    const known = this.states.get(id)
    if (known === undefined) return true
    return known.personId === connection.caller.person.id && known.connection === null
  }

  private put(connection: Connection, id: number, clock: number, bytes: Uint8Array): void {
    const known = this.states.get(id)
    const isReturn = known?.json === null && known.clock === clock
    if (known !== undefined && clock <= known.clock && !isReturn) return
    if (clock > highestClock || bytes.length > this.mostBytes) throw malformed()
    const json = rewritten(bytes, connection.caller.person)
    if (json === null && known === undefined) return
    connection.presenceId = id
    const personId = connection.caller.person.id
    const state = { personId, connection, processId: null, clock, json }
    this.states.set(id, state)
    this.tell(id, state)
    this.moved(id)
  }

  /** What a page that is connected here says of itself, or said last. */
  own(clientId: number): Omit<SharedState, 'document'> | null {
    const state = this.states.get(clientId)
    if (state === undefined || state.processId !== null) return null
    const { personId, clock, json } = state
    return { clientId, personId, clock, json }
  }

  /** Ids of the pages that are connected here. */
  ownIds(): number[] {
    const own = [...this.states].filter(([, { connection, json }]) => connection && json !== null)
    return own.map(([id]) => id)
  }

  /** What a page that is connected to another process says of itself. */
  takeIn(processId: string, { clientId, personId, clock, json }: SharedState): void {
    const known = this.states.get(clientId)
    if (known !== undefined) {
      const isReturn = known.json === null && known.clock === clock
      const isLeaving = json === null && known.processId === processId && known.clock <= clock
      if (known.personId !== personId) return
      // It dialled again and reached another process, which may be heard before the former one.
      const isMove = clock === known.clock && json !== null && known.connection === null
      if (clock <= known.clock && !isReturn && !isLeaving && !isMove) return
    }
    const state = { personId, connection: null, processId, clock, json }
    this.states.set(clientId, state)
    this.tell(clientId, state)
  }

  /** Everybody who was connected to a process is gone. */
  drop(processId: string): void {
    for (const [id, state] of this.states) {
      if (state.processId !== processId) continue
      const gone = { ...state, processId: null, json: null }
      this.states.set(id, gone)
      this.tell(id, gone)
    }
  }

  private tell(id: number, state: State): void {
    const frame = frames.awareness(Buffer.concat([Buffer.of(1), encoded(id, state)]))
    for (const other of this.connections) {
      if (this.hears(other, state.personId)) other.whisper(frame)
    }
  }

  private hears(listener: Connection, personId: string): boolean {
    return listener.permission.read === null && this.mayHear(personId, listener.caller.person.id)
  }

  /** Tells a connection of everybody whom it may know of; nothing is sent where that is nobody. */
  introduce(connection: Connection): void {
    const frame = this.introduction(connection)
    if (frame !== frames.nothing) connection.whisper(frame)
  }

  /** Everybody whom a connection may know of. */
  introduction(connection: Connection): Uint8Array {
    const present = [...this.states].filter(
      ([, state]) => state.json !== null && this.hears(connection, state.personId),
    )
    if (present.length === 0) return frames.nothing
    const states = present.map(([id, state]) => encoded(id, state))
    return frames.awareness(Buffer.concat([Buffer.from(varUint(present.length)), ...states]))
  }

  leave(connection: Connection): void {
    for (const [id, state] of this.states) {
      if (state.connection !== connection) continue
      const gone = { ...state, connection: null, json: null }
      this.states.set(id, gone)
      // The clock stays: a page that comes back goes on counting where it was.
      this.tell(id, gone)
      this.moved(id)
    }
    for (const [id, { json }] of this.states) {
      if (this.states.size <= mostStates) return
      if (json === null) this.states.delete(id)
    }
  }
}

function encoded(id: number, { clock, json }: State): Buffer {
  const bytes = Buffer.from(json ?? 'null')
  const head = [...varUint(id), ...varUint(clock), ...varUint(bytes.length)]
  return Buffer.concat([Buffer.from(head), bytes])
}

/** What the client says of itself, with the identity that the server knows. */
function rewritten(bytes: Uint8Array, { id, name, initials }: Person): string | null {
  let state: unknown
  try {
    state = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw malformed()
  }
  if (state === null) return null
  if (typeof state !== 'object' || Array.isArray(state)) throw malformed()
  return JSON.stringify({ ...state, user: { id, name, initials } })
}
