import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { limits } from '#model/limits.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import type { Connection } from '#server/live/line/connection.ts'
import { frames, readMessage } from '#server/live/line/messages.ts'
import type { LayerRoom } from '#server/live/rooms/layer-room.ts'
import { Slices } from '#server/live/updates/slices.ts'
import { aSpan } from '../../builders/live-study.ts'
import { expectStored, startRooms } from '../../builders/open-rooms.ts'

/** A device that has the document and goes on. @returns its step 2 */
function stepTwoOf(doc: Y.Doc, write: (layer: ReturnType<typeof layerDoc>) => void): Uint8Array {
  const peer = new Y.Doc()
  Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc))
  const known = Y.encodeStateVector(peer)
  write(layerDoc(peer))
  return frames.stepTwo(Y.encodeStateAsUpdate(peer, known))
}

function manySpans(layer: ReturnType<typeof layerDoc>, number = 1_500): void {
  for (let left = number; left > 0; left--) layer.put(aSpan())
}

function send(room: LayerRoom, connection: Connection, frame: Uint8Array) {
  return room.receive(connection, readMessage(frame), frame)
}

test('while a large update is judged other documents are served, and what comes for the same one waits', async () => {
  const started = await startRooms()
  const { room, connection, study } = started
  const [other, again] = [
    await started.openLayer(study.ben),
    await started.connect(study.ana, room),
  ]
  const bens = await started.connect(study.ben, other)
  const written: string[] = []
  room.doc.getMap('codedSpans').observe(({ keysChanged }) => {
    written.push(...(keysChanged as Set<string>))
  })
  const span = aSpan()
  const large = send(room, connection, stepTwoOf(room.doc, manySpans))
  const small = send(
    room,
    again,
    stepTwoOf(room.doc, (layer) => layer.put(span)),
  )
  await nextTurn()
  // It needs no promise: nothing is awaited for everyday work.
  const served = send(
    other,
    bens,
    stepTwoOf(other.doc, (layer) => layer.put(aSpan())),
  )
  expect(served).toBeUndefined()
  expect(other.doc.getMap('codedSpans').size).toBe(1)
  expect(room.doc.getMap('codedSpans').size).toBe(0)
  expect(room.isUnused).toBe(false)
  // Who asks whether all is committed hears of it after the large one.
  await room.whenCommitted()
  expect(room.doc.getMap('codedSpans').size).toBeGreaterThanOrEqual(1_500)
  await Promise.all([large, small])
  expect(written).toHaveLength(1_501)
  expect(written.at(-1)).toBe(span.id)
  await expectStored(started)
  await started.stop()
}, 30_000)

test('a large update leaves the document as Yjs would at once: put, replaced, removed, and removed again', async () => {
  const started = await startRooms()
  const { room, connection } = started
  await send(
    room,
    connection,
    stepTwoOf(room.doc, (layer) => manySpans(layer, 600)),
  )
  const before = Y.encodeStateAsUpdate(room.doc)
  const frame = stepTwoOf(room.doc, (layer) => {
    const standing = [...layer.codedSpans()]
    for (const span of standing.slice(0, 300)) layer.put({ ...span, memo: 'seen twice' })
    for (const span of standing.slice(200, 400)) layer.remove(span.id)
    layer.doc.clientID += 1
    manySpans(layer, 700)
    for (const span of layer.codedSpans().slice(0, 400)) layer.put({ ...span, memo: 'and again' })
    for (const span of layer.codedSpans().slice(300, 500)) layer.remove(span.id)
    layer.setMemo('transcript', 'all of it')
  })
  const whole = new Y.Doc()
  Y.applyUpdate(whole, before)
  const message = readMessage(frame)
  if (message.kind === 'step-2') Y.applyUpdate(whole, message.update)
  const told: number[] = []
  room.doc.on('update', (update: Uint8Array) => told.push(update.length))
  await send(room, connection, frame)
  expect(told.length).toBeGreaterThan(3)
  expect(Y.equalSnapshots(Y.snapshot(room.doc), Y.snapshot(whole))).toBe(true)
  expect(room.doc.getMap('codedSpans').toJSON()).toEqual(whole.getMap('codedSpans').toJSON())
  expect(room.doc.store.pendingStructs ?? room.doc.store.pendingDs).toBeNull()
  await expectStored(started)
  await started.stop()
}, 30_000)

test('an entry refused at the end of a large update leaves all as it was, and the document is served on', async () => {
  const started = await startRooms()
  const { room, connection } = started
  const before = Y.encodeStateAsUpdate(room.doc)
  const bad = aSpan({ code: 'no-such-code' })
  const frame = stepTwoOf(room.doc, (layer) => {
    manySpans(layer)
    layer.put(bad)
  })
  await expect(send(room, connection, frame)).rejects.toMatchObject({
    code: 'invalid-input',
    extras: { entryId: bad.id },
  })
  expect(Y.encodeStateAsUpdate(room.doc)).toEqual(before)
  const small = stepTwoOf(room.doc, (layer) => layer.put(aSpan()))
  expect(send(room, connection, small)).toBeUndefined()
  await expectStored(started)
  await started.stop()
}, 30_000)

test('who loses the right to write while a large update is judged has written nothing', async () => {
  const started = await startRooms()
  const { room, connection } = started
  const large = send(room, connection, stepTwoOf(room.doc, manySpans))
  connection.permission = { read: null, write: 'round-not-running' }
  await expect(large).rejects.toMatchObject({ code: 'round-not-running' })
  expect(room.doc.getMap('codedSpans').size).toBe(0)
  await started.stop()
})

test('where much is being taken in already, more is turned away for later', async () => {
  const slices = new Slices(limits.stepTwoBytes)
  function* work() {
    yield
    return 'done'
  }
  const first = slices.run(limits.stepTwoBytes, work())
  await expect(slices.run(1, work())).rejects.toMatchObject({ code: 'unavailable' })
  expect(await first).toBe('done')
  expect(await slices.run(1, work())).toBe('done')
})
