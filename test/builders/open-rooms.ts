import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { expect } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { readLayer, readLayerMemos } from '#db/layers.ts'
import { limits } from '#model/limits.ts'
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
import { freshDatabase } from './database.ts'
import { insertStudy, layerKey } from './live-study.ts'

/** Rooms on a database of their own: Ana's layer is open, and she has a connection to it. */
export async function startRooms() {
  const database = await freshDatabase()
  const study = await insertStudy(database.db)
  const log = pino({ level: 'silent' })
  const now = () => performance.now()
  const committer = new Committer(database.db, log, 'test')
  const rooms = new Rooms({ db: database.db, log, limits, committer, now, probeMs: 10 })
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
    await database.drop()
  }
  return { database, study, room, connection, openLayer, connect, stop }
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
