import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readLayer as readRows } from '#db/layers.ts'
import { parseDocumentName } from '#model/live/document-name.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { endpoints } from '#server/api/index.ts'
import { makeApi } from '#server/api/router.ts'
import { checkDocuments } from '#server/check.ts'
import { frames, readMessage } from '#server/live/line/messages.ts'
import type { LayerRoom } from '#server/live/rooms/layer-room.ts'
import { largeRemovals, settleLargeRemoval } from '#server/removals.ts'
import { makeToken } from '#server/tokens.ts'
import { heldBy } from '../builders/held-loop.ts'
import { aSpan, insertStudy, layerKey } from '../builders/live-study.ts'
import { roomsOn, startRooms } from '../builders/open-rooms.ts'
import { startServices } from '../builders/services.ts'

const spans = 100_000
const longestMs = 200

/** What held the event loop for too long, of all that was done. */
function watched() {
  const tooLong: string[] = []
  const during = async <T>(what: string, work: () => Promise<T> | T): Promise<T> => {
    const { done, ms, heldMs, ownMs } = await heldBy(work)
    const [took, held, own] = [ms, heldMs, ownMs].map(Math.round)
    const line = `${what}: ${took} ms, event loop held for ${own} ms at most (${held} with waiting for a processor)`
    console.log(line)
    if (ownMs >= longestMs) tooLong.push(line)
    return done
  }
  return { during, tooLong }
}

test('what is asked of the API with a hundred thousand coded spans never holds the event loop for 200 ms', async () => {
  const services = await startServices()
  const { during, tooLong } = watched()
  const study = await insertStudy(services.db)
  const key = layerKey(study, study.ana)
  const api = makeApi(services, endpoints, {})
  const { token } = await makeToken(services, study.ana, { name: 'loop', scope: 'write' })
  const path = `projects/${study.projectId}/rounds/${study.roundId}/layers/${study.transcriptId}/${study.ana.id}`
  const ask = async (method: string, body?: Uint8Array) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const sent = body === undefined ? {} : { body: inChunks(body), duplex: 'half' }
    const request = new Request(`http://parley.invalid/api/v1/${path}`, {
      ...{ method, headers },
      ...sent,
    } as RequestInit)
    return (await api(request, { requestId: 'loop' })).status
  }
  const layer = (number: number, memo = 'seen twice') =>
    JSON.stringify({ codedSpans: Array.from({ length: number }, () => aSpan({ memo })) })
  const [many, other] = [layer(spans), layer(spans, 'and again')]
  const wrong = `{"codedSpans":[${Array(180_000).fill('{"start":"x","slots":{"a b":[1,2,3]}}').join()}]}`
  const tooMany = `{"codedSpans":[${'0,'.repeat(8_000_000)}0]}`
  const numbers = `{"codedSpans":[${'0,'.repeat(900_000)}0]}`
  const deep = `{"codedSpans":${'[{"a":'.repeat(9)}${'['.repeat(1_000_000)}`
  for (const [what, body, status] of [
    ['a layer that is stored', many, 200],
    ['one that replaces it', other, 200],
    ['the same again', other, 200],
    ['one in which everything is wrong', wrong, 400],
    ['one of nine hundred thousand numbers', numbers, 400],
    ['one of eight million', tooMany, 413],
    ['one that is nested', deep, 400],
  ] as const) {
    const bytes = Buffer.from(body)
    expect(await during(`PUT, ${what}`, () => ask('PUT', bytes))).toBe(status)
  }
  expect(await during('GET', () => ask('GET'))).toBe(200)
  expect(await readRows(services.db, key)).toHaveLength(spans)
  const empty = Buffer.from(layer(0))
  expect(await during('PUT, an empty layer', () => ask('PUT', empty))).toBe(200)
  const removals = await largeRemovals(services, study.ana, key)
  expect(removals.map(({ removed }) => removed)).toEqual([spans, spans])
  await during('all of it brought back', () =>
    settleLargeRemoval(services, study.ana, key, removals[0]!.id, true),
  )
  expect(await readRows(services.db, key)).toHaveLength(spans)
  await services.stop()
  expect(tooLong).toEqual([])
}, 900_000)

test('what is done to a live layer of a hundred thousand coded spans never holds the event loop for 200 ms', async () => {
  const started = await startRooms()
  const { room, rooms, connection, study, database } = started
  const { during, tooLong } = watched()
  const send = async (frame: Uint8Array) =>
    await room.receive(connection, readMessage(frame), frame)
  const whole = (of: LayerRoom) =>
    new Promise<readonly Uint8Array[]>((resolve) => of.since(Uint8Array.of(0), resolve))

  // Another process has it open, and takes in what is stored.
  const other = await roomsOn(database, study)
  const peer = new Y.Doc()
  peer.transact(() => {
    for (let left = spans; left > 0; left--) layerDoc(peer).put(aSpan({ memo: 'memo' }))
  })
  const all = Y.encodeStateAsUpdate(peer)
  await during('a step 2 that is taken in', () => send(frames.stepTwo(all)))
  await during('the commit of it', () => room.whenCommitted())
  await during('another process that takes it in', () => other.room.takeInStored(database.db))
  expect(other.room.doc.getMap('codedSpans').size).toBe(spans)
  await during('a feed over it', () => rooms.open(parseDocumentName(study.feed)!))
  await during('the first answer with all of it', () => whole(room))
  await send(frames.update(updateOf(room.doc, (layer) => layer.put(aSpan()))))
  await during('an answer with all of it after a change', () => whole(room))
  await room.whenCommitted()
  await during('the log that is folded', () => rooms.foldLong(1).then(() => rooms.foldAll()))
  const cold = await during('a document that is read', () =>
    roomsOn(database, study, { documentBytes: all.length + 200 }),
  )
  expect(cold.room.doc.getMap('codedSpans').size).toBe(spans + 1)
  const full = frames.update(
    updateOf(cold.room.doc, (layer) => layer.put(aSpan({ memo: 'x'.repeat(400) }))),
  )
  await during('a full document that is measured', async () => {
    await expect(cold.room.receive(cold.connection, readMessage(full), full)).rejects.toMatchObject(
      {
        code: 'too-large',
      },
    )
  })
  const few = frames.update(
    updateOf(room.doc, (layer) =>
      layer.doc.transact(() => {
        for (const { id } of layer.codedSpans()) layer.remove(id)
      }),
    ),
  )
  expect(few.length).toBeLessThan(1_000)
  await during('all of it removed by a few bytes', () => send(few))
  await during('the commit of that', () => room.whenCommitted())
  expect(room.doc.getMap('codedSpans').size).toBe(0)
  expect(await checkDocuments(database.db)).toEqual([])
  for (const one of [cold, other, started]) await one.stop()
  expect(tooLong).toEqual([])
}, 900_000)

test('a document of a hundred thousand coded spans gets a new epoch without holding the event loop for 200 ms', async () => {
  const { room, rooms, connection, study, openLayer, stop } = await startRooms({
    clientsPerDocument: 0,
  })
  const { during, tooLong } = watched()
  const all = Array.from({ length: spans }, () => aSpan({ memo: 'memo' }))
  await during('spans that the server writes for somebody', () =>
    room.write(study.ana, (doc) => layerDoc(doc).changesTo(all), false),
  )
  room.leave(connection, performance.now())
  await during('a document that is renewed', () => rooms.retireIdle(0))
  const renewed = await openLayer(study.ana)
  expect(renewed.epoch).toBe(2)
  expect(renewed.doc.getMap('codedSpans').size).toBe(spans)
  await stop()
  expect(tooLong).toEqual([])
}, 900_000)

/** As it comes from a line. */
function inChunks(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close()
      else controller.enqueue(new Uint8Array(bytes.subarray(at, (at += 64 * 1024))))
    },
  })
}

function updateOf(doc: Y.Doc, write: (layer: ReturnType<typeof layerDoc>) => void): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const known = Y.encodeStateVector(copy)
  write(layerDoc(copy))
  return Y.encodeStateAsUpdate(copy, known)
}
