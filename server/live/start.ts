import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type postgres from 'postgres'
import { type WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { readDocument } from '#db/documents.ts'
import type { Database } from '#db/schema.ts'
import type { DomainErrorCode } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'
import { formatDocumentName, parseDocumentName } from '#model/live/document-name.ts'
import type { LayerKey } from '#model/round.ts'
import type { Caller, Clock, Live, Person } from '../services.ts'
import { withinMs } from '../within.ts'
import { Committer } from './committing/committer.ts'
import { enter, type Gate, type Visit } from './gate.ts'
import { Connection } from './line/connection.ts'
import { Corks } from './line/corks.ts'
import { Obeying } from './obeying.ts'
import { permissionOf } from './rights/permission.ts'
import { refusal } from './rights/refusal.ts'
import { DurableRoom } from './rooms/durable-room.ts'
import type { Room } from './rooms/room.ts'
import { Rooms } from './rooms/rooms.ts'
import { Peers } from './servers/peers.ts'
import { listenToOthers } from './servers/processes.ts'
import { connectedTo, type LiveState, openDocuments, stateOf } from './survey.ts'
import { Slices } from './updates/slices.ts'
import type { LiveWatch } from './watch.ts'

export interface LiveOptions {
  db: Kysely<Database>
  /** For LISTEN and NOTIFY, so that other processes may write too. */
  sql: postgres.Sql
  clock: Clock
  log: Logger
  limits: Limits
  /** How long a room is kept after its last connection left. */
  idleMs?: number
  /** How often idle rooms, quiet lines and ended sessions are looked for. */
  sweepMs?: number
  /** How long another connection under the same client id has to answer. */
  probeMs?: number
  /** After how long a lone client is told something, so that it does not think the line is dead. */
  quietMs?: number
  /** How often a process says to the others that it is there. */
  beatMs?: number
  /** How often it is looked whether another process wrote unheard. */
  gapMs?: number
  counts?: LiveWatch | undefined
}

export interface LiveServer extends Live {
  state(): LiveState
  /** Takes over a request for a live document whose Origin was found right. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, who: Visit): void
}

const sessionCheckMs = 60_000
const longestFlushMs = 8_000
/** A log of so many updates is folded into a snapshot. */
const longLog = 500

/** Starts the live documents: rooms over WebSocket that keep nothing but what Postgres has. */
export async function startLive(options: LiveOptions): Promise<LiveServer> {
  const { db, clock, log, limits, counts } = options
  const { idleMs = 180_000, sweepMs = 2_000, probeMs = 2_000, quietMs = 17_000 } = options
  const now = () => performance.now()
  const processId = randomUUID()
  const committer = new Committer(db, log, processId, counts)
  const { beatMs = 3_000, gapMs = 10_000, sql } = options
  const peers = new Peers({ sql, log, processId, beatMs, now })
  const outdated = (document: string) => void others.tell({ document }).catch(defect)
  const rooms = new Rooms({ db, log, limits, committer, probeMs, now, peers, outdated })
  const connections = new Set<Connection>()
  const corks = new Corks()
  const asked = new Slices()
  const gate: Gate = { rooms, connections, limits, log, now }
  const obeying = new Obeying({ db, clock, log, rooms, connections })
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.stepTwoBytes,
    perMessageDeflate: false,
    clientTracking: false,
  })
  const others = await listenToOthers({ db, sql, log, processId, rooms, peers, gapMs, obeying })
  let isClosing = false

  const defect = (error: unknown, connectionId?: string) =>
    log.error({ err: error, connectionId }, 'a live message failed')
  let sessionsCheckedAt = now()
  let folding: Promise<void> | null = null
  const sweep = setInterval(() => {
    for (const connection of connections) connection.tick()
    void rooms.retireIdle(idleMs).catch(defect)
    if (folding === null) {
      folding = rooms
        .foldLong(longLog)
        .catch(defect)
        .finally(() => {
          folding = null
        })
    }
    if (now() - sessionsCheckedAt < sessionCheckMs) return
    sessionsCheckedAt = now()
    void obeying.checkAllCredentials().catch(defect)
  }, sweepMs)
  sweep.unref()

  async function roomFor(
    document: string,
    person?: Person,
  ): Promise<{ room: Room; write: DomainErrorCode | null }> {
    const name = parseDocumentName(document)
    if (name === null) throw refusal('not-found')
    const room = await rooms.open(name)
    if (person === undefined) return { room, write: null }
    const caller: Caller = { person, credential: '', scope: 'write' }
    const { write } = permissionOf(name, room.standing, caller)
    if (write === null) return { room, write }
    // What is remembered may be old: nobody is refused by it.
    await rooms.judge([room])
    return { room, write: permissionOf(name, room.standing, caller).write }
  }

  async function roomWrittenBy(document: string, person: Person): Promise<DurableRoom> {
    for (;;) {
      const { room, write } = await roomFor(document, person)
      if (write !== null) throw refusal(write)
      if (!(room instanceof DurableRoom)) throw refusal('not-permitted')
      if (rooms.get(document) === room) return room
    }
  }

  return {
    accept(request, socket, head, who) {
      // A handshake that fails leaves nobody who would hear of it.
      who.caller.catch(() => {})
      if (isClosing) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n')
        return
      }
      sockets.handleUpgrade(request, socket, head, (webSocket: WebSocket) => {
        const watch = { limits, quietMs, now, corks, defect, counts }
        const connection = new Connection(webSocket, watch, socket)
        connections.add(connection)
        void connection.closed.then(() => connections.delete(connection))
        void enter(gate, connection, who)
      })
    },

    async change(document, person, write) {
      const room = await roomWrittenBy(document, person)
      await room.change(person, write)
    },

    async write(document, person, changes, { leavesOut = false } = {}) {
      const room = await roomWrittenBy(document, person)
      return await room.write(person, changes, leavesOut)
    },

    bitByBit: (steps) => asked.run(0, steps),

    async read(document) {
      const { room } = await roomFor(document)
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc))
      return { doc, epoch: room instanceof DurableRoom ? room.epoch : 1 }
    },

    async rightsChanged(of) {
      await obeying.obey(of)
      await others.tell(of)
    },

    async pagesOutdated(document) {
      await obeying.obey({ document })
      await others.tell({ document })
    },

    async forgetProject(projectId) {
      await rooms.drop(rooms.all().filter((room) => room.standing.projectId === projectId))
    },

    connected: (roundId) => connectedTo(roundId, rooms.all(), peers.seats()),

    openDocuments: (id, roundIds) =>
      openDocuments({ id, roundIds }, rooms.all(), peers.seats(), { now, clock }),

    state: () => stateOf(rooms.all(), connections, committer.pendingBytes),

    async epoch(layer: LayerKey) {
      const name = formatDocumentName({ kind: 'layer', ...layer })
      const room = rooms.get(name)
      if (room instanceof DurableRoom) return room.epoch
      const stored = await readDocument(db, { projectId: layer.projectId, name })
      return stored?.epoch ?? 1
    },

    async close() {
      isClosing = true
      obeying.stop()
      clearInterval(sweep)
      for (const connection of connections) connection.stopReading()
      await withinMs(longestFlushMs, committer.idle())
      for (const connection of connections) connection.close(1001, 'the server is stopping')
      await others.stop()
      if (!committer.isFailing) {
        await withinMs(longestFlushMs, rooms.foldAll())
      }
      await withinMs(1_000, Promise.all([...connections].map((connection) => connection.closed)))
      for (const connection of connections) connection.terminate('the server is stopping')
      committer.stop()
      sockets.close()
      await rooms.close()
    },
  }
}
