import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { expect } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { readLayer, readLayerMemos } from '#db/layers.ts'
import { type Limits, limits as usual } from '#model/limits.ts'
import { parseDocumentName } from '#model/live/document-name.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { checkDocuments } from '#server/check.ts'
import { Committer } from '#server/live/committing/committer.ts'
import { Connection } from '#server/live/line/connection.ts'
import { Corks } from '#server/live/line/corks.ts'
import { permissionOf } from '#server/live/rights/permission.ts'
import type { LayerRoom } from '#server/live/rooms/layer-room.ts'
import { Rooms } from '#server/live/rooms/rooms.ts'
import type { Person } from '#server/services.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { insertStudy, layerKey, type Study } from './live-study.ts'

/**
 * Rooms on a database of their own: Ana's layer is open, and she has a connection to it.
 *
 * @param others limits that are others than usual
 */
export async function startRooms(others: Partial<Limits> = {}) {
  const database = await freshDatabase()
  const study = await insertStudy(database.db)
  const started = await roomsOn(database, study, others)
  const stop = async () => {
    await started.stop()
    await database.drop()
  }
  return { ...started, stop }
}

/** The same of a study that is there: as another process has them. */
export async function roomsOn(database: FreshDatabase, study: Study, others: Partial<Limits> = {}) {
  const limits = { ...usual, ...others }
  const log = pino({ level: 'silent' })
  const now = () => performance.now()
  const committer = new Committer(database.db, log, 'test')
  const rooms = new Rooms({
    clock: { now: () => new Date() },
    db: database.db,
    log,
    limits,
    committer,
    now,
    probeMs: 10,
  })
  const lines = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(lines, 'listening')
  const openLayer = async (person: Person) =>
    (await rooms.open(parseDocumentName(study.layerOf(person))!)) as LayerRoom
  /** A connection in a room: what the room sends is read by nobody. */
  const connect = async (person: Person, to: LayerRoom): Promise<Connection> => {
    const socket = new WebSocket(`ws://127.0.0.1:${(lines.address() as AddressInfo).port}`)
    await once(socket, 'open')
    const watch = { limits, quietMs: 60_000, now, corks: new Corks(), defect: () => {} }
    const connection = new Connection(socket, watch)
    connection.caller = { person, credential: '', scope: 'write' }
    connection.permission = permissionOf(to.name, to.standing, connection.caller)
    to.join(connection)
    return connection
  }
  const room = await openLayer(study.ana)
  const connection = await connect(study.ana, room)
  const stop = async () => {
    await rooms.close()
    committer.stop()
    for (const line of lines.clients) line.terminate()
    lines.close()
  }
  return { database, study, rooms, committer, room, connection, openLayer, connect, stop }
}

export type Started = Awaited<ReturnType<typeof startRooms>>

/** The rows are what the document says, and so is what the log says. */
export async function expectStored({ study, room, database }: Started): Promise<void> {
  await room.whenCommitted()
  const [key, layer] = [layerKey(study, study.ana), layerDoc(room.doc)]
  expect(await readLayer(database.db, key)).toEqual(layer.codedSpans())
  expect(await readLayerMemos(database.db, key)).toEqual(layer.memos())
  expect(await checkDocuments(database.db)).toEqual([])
}
