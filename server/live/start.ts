import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type postgres from 'postgres'
import type { Database } from '#db/schema.ts'
import type { Limits } from '#model/limits.ts'
import { closeCodes, stoppingReason } from '#model/live/closing.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import type { Clock, Live } from '../services.ts'
import { withinMs } from '../within.ts'
import { Accepting } from './accepting.ts'
import { Committer } from './committing/committer.ts'
import { Documents } from './documents.ts'
import type { Visit } from './gate.ts'
import type { Connection } from './line/connection.ts'
import { Corks } from './line/corks.ts'
import { Obeying } from './obeying.ts'
import { Rooms } from './rooms/rooms.ts'
import { Peers } from './servers/peers.ts'
import { listenToOthers, type Others } from './servers/processes.ts'
import { connectedTo, type LiveState, openDocuments, stateOf } from './survey.ts'
import { startSweeping } from './sweeping.ts'
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

const longestFlushMs = 8_000

/** Starts the live documents: rooms over WebSocket that keep nothing but what Postgres has. */
export async function startLive(options: LiveOptions): Promise<LiveServer> {
  const { db, sql, clock, log, limits, gapMs = 10_000 } = options
  const { idleMs = 180_000, sweepMs = 2_000 } = options
  const now = () => performance.now()
  const processId = randomUUID()
  const outdated = (document: string) => void others.tell({ document }).catch(parts.defect)
  const parts = makeParts(options, { processId, now, outdated })
  const { rooms, connections, committer, peers, obeying, accepting, defect } = parts
  const others = await listenToOthers({ db, sql, log, processId, rooms, peers, gapMs, obeying })
  const sweeping = { limits, rooms, connections, obeying, sweepMs, idleMs, now, defect }
  const stopSweeping = startSweeping(sweeping)
  const documents = new Documents(db, rooms)
  const asked = new Slices()

  return {
    accept: (request, socket, head, who) => accepting.accept(request, socket, head, who),
    change: (document, person, write, admission) =>
      documents.change(document, person, write, admission),
    write: (document, person, changes, options) =>
      documents.write(document, person, changes, options),
    read: (document) => documents.read(document),
    epoch: (layer) => documents.epoch(layer),
    keepHistory: (layer) =>
      rooms.fold({
        projectId: layer.projectId,
        name: formatDocumentName({ kind: 'layer', ...layer }),
      }),
    bitByBit: (steps) => asked.run(0, steps),

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

    async close() {
      accepting.stop()
      obeying.stop()
      stopSweeping()
      await closeAll(parts, others)
    },
  }
}

interface Parts {
  committer: Committer
  peers: Peers
  rooms: Rooms
  connections: ReadonlySet<Connection>
  obeying: Obeying
  accepting: Accepting
  /** Something that was no fault of a peer. */
  defect(error: unknown, connectionId?: string): void
}

function makeParts(
  options: LiveOptions,
  {
    processId,
    now,
    outdated,
  }: { processId: string; now(): number; outdated(document: string): void },
): Parts {
  const { db, sql, clock, log, limits, counts } = options
  const { probeMs = 2_000, quietMs = 17_000, beatMs = 3_000 } = options
  const defect = (error: unknown, connectionId?: string) =>
    log.error({ err: error, connectionId }, 'a live message failed')
  const committer = new Committer(db, log, processId, counts)
  const peers = new Peers({ sql, log, processId, beatMs, now })
  const rooms = new Rooms({ db, log, limits, clock, committer, probeMs, now, peers, outdated })
  const connections = new Set<Connection>()
  const obeying = new Obeying({ db, clock, log, rooms, connections })
  const gate = { rooms, connections, limits, log, now }
  const watch = { limits, quietMs, now, corks: new Corks(), defect, counts }
  const accepting = new Accepting(gate, connections, watch)
  return { committer, peers, rooms, connections, obeying, accepting, defect }
}

/** Commits what was taken, folds it, and says goodbye. What does not answer in time is let go of. */
async function closeAll(parts: Parts, others: Others): Promise<void> {
  const { committer, rooms, connections, accepting } = parts
  for (const connection of connections) connection.stopReading()
  await withinMs(longestFlushMs, committer.idle())
  for (const connection of connections) connection.close(closeCodes.stopping, stoppingReason)
  await others.stop()
  if (!committer.isFailing) await withinMs(longestFlushMs, rooms.foldAll())
  await withinMs(1_000, Promise.all([...connections].map((connection) => connection.closed)))
  for (const connection of connections) connection.terminate(stoppingReason)
  committer.stop()
  accepting.close()
  await rooms.close()
}
