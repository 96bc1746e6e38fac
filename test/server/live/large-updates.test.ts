import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { listOpenRemovals, readRemoval } from '#db/removals.ts'
import { limits } from '#model/limits.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import type { Connection } from '#server/live/line/connection.ts'
import { frames, readMessage } from '#server/live/line/messages.ts'
import type { LayerRoom } from '#server/live/rooms/layer-room.ts'
import { Slices } from '#server/live/updates/slices.ts'
import { aSpan, layerKey } from '../../builders/live-study.ts'
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

test('what a few bytes remove of a large layer goes part by part, is told of once, and can all be brought back', async () => {
  const started = await startRooms()
  const { room, connection, study, database } = started
  await send(
    room,
    connection,
    stepTwoOf(room.doc, (layer) => manySpans(layer, 2_500)),
  )
  const before = layerDoc(room.doc).codedSpans()
  const told: number[] = []
  room.doc.getMap('codedSpans').observe(({ keysChanged }) => told.push(keysChanged.size))
  const frame = stepTwoOf(room.doc, (layer) => {
    layer.doc.transact(() => {
      for (const { id } of before.slice(5)) layer.remove(id)
    })
  })
  expect(frame.length).toBeLessThan(2_000)
  await send(room, connection, frame)
  expect(told.length).toBeGreaterThan(5)
  expect(layerDoc(room.doc).codedSpans()).toHaveLength(5)
  await expectStored(started)
  const removals = await listOpenRemovals(database.db, layerKey(study, study.ana))
  expect(removals).toMatchObject([{ removed: 2_495, of: 2_500 }])
  const kept = await readRemoval(database.db, layerKey(study, study.ana), removals[0]!.id)
  const ids = (spans: readonly { id: string }[]) => spans.map(({ id }) => id).sort()
  expect(ids(kept!.spans)).toEqual(ids(before.slice(5)))
  const events = await database.db.selectFrom('audit_events').select('kind').execute()
  expect(events).toEqual([{ kind: 'large-removal' }])
  const { written } = await room.write(
    study.ana,
    (doc) => layerDoc(doc).changesToHave(kept!.spans),
    false,
  )
  expect(written).toBe(2_495)
  expect(layerDoc(room.doc).codedSpans()).toEqual(before)
  await expectStored(started)
  await started.stop()
}, 30_000)

test('a large update that takes out what it puts in leaves room for as many spans as a layer may hold', async () => {
  const started = await startRooms({ spansPerTranscript: 600 })
  const { room, connection } = started
  await send(
    room,
    connection,
    stepTwoOf(room.doc, (layer) => manySpans(layer, 600)),
  )
  const replaced = (number: number) =>
    stepTwoOf(room.doc, (layer) => {
      for (const { id } of layer.codedSpans().slice(0, 500)) layer.remove(id)
      manySpans(layer, number)
    })
  await expect(send(room, connection, replaced(501))).rejects.toMatchObject({ code: 'too-large' })
  await send(room, connection, replaced(500))
  expect(room.doc.getMap('codedSpans').size).toBe(600)
  await expectStored(started)
  await started.stop()
}, 30_000)

test('an update of more parts than may be is refused by name, with nothing written', async () => {
  const started = await startRooms({ updateParts: 2_000 })
  const { room, connection } = started
  const frame = stepTwoOf(room.doc, (layer) => manySpans(layer, 400))
  await expect(send(room, connection, frame)).rejects.toMatchObject({ code: 'too-large' })
  expect(room.doc.getMap('codedSpans').size).toBe(0)
  await started.stop()
})

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

test('where nothing bounds them pieces of work take turns: a short one does not wait for a long one', async () => {
  const slices = new Slices()
  let isShortDone = false
  function* longWork() {
    while (!isShortDone) yield
    return 'done'
  }
  const long = slices.run(0, longWork())
  await slices.run(
    0,
    (function* () {
      yield
      isShortDone = true
    })(),
  )
  expect(await long).toBe('done')
})
