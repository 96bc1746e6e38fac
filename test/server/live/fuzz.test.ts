import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { isDomainError } from '#model/errors.ts'
import { limits } from '#model/limits.ts'
import { layerDoc, layerRoots } from '#model/live/layer-doc.ts'
import { CodedSpan } from '#model/span.ts'
import { checkDocuments } from '#server/check.ts'
import { frames, readMessage } from '#server/live/line/messages.ts'
import type { LayerRoom } from '#server/live/rooms/layer-room.ts'
import { LiveClient } from '../../builders/live-client.ts'
import { aSpan, liveStudy } from '../../builders/live-study.ts'
import { expectStored, type Started, startRooms } from '../../builders/open-rooms.ts'
import { idFrom, random } from '../../builders/random.ts'

test('500 damaged updates over sockets: each is refused or leaves a valid document, and rows equal it', async () => {
  const study = await liveStudy({
    limits: { ...limits, socketsPerPerson: 1_000, socketsPerRoom: 1_000 },
  })
  const layer = study.layerOf(study.ana)
  const spans = Array.from({ length: 8 }, (_, i) => aSpan({ memo: `memo ${i}`, code: 'blame' }))
  await study.live.change(layer, study.ana, (doc) => layerDoc(doc).replace(spans))
  const witness = await new LiveClient(study.url, layer, study.ana).join()
  const next = random(20261124)
  let taken = 0
  for (let round = 0; round < 10; round++) {
    // A new writer each time, since ids and clocks are part of what is damaged.
    const peer = new Y.Doc()
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(witness.doc))
    const known = Y.encodeStateVector(peer)
    for (const span of spans) if (next() < 0.5) layerDoc(peer).put({ ...span, end: 9 })
    layerDoc(peer).put(aSpan({ slots: { stance: 1 }, code: 'blame' }))
    layerDoc(peer).remove(spans[round % spans.length]!.id)
    const update = Y.encodeStateAsUpdate(peer, known)
    const outcomes = Array.from({ length: 50 }, async () => {
      const damaged = withFlippedBits(update, next)
      const client = await new LiveClient(study.url, layer, study.ana).open()
      client.answers = false
      client.send(next() < 0.5 ? frames.update(damaged) : frames.stepTwo(damaged))
      const isTaken = await Promise.race([
        client.saved().then(
          () => true,
          () => false,
        ),
        // A gap may be healed for five seconds; this client never will.
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 400)),
      ])
      if (isTaken) taken++
      client.terminate()
      const { code } = await client.closed
      if (!isTaken) expect([1006, 4400, 4403, 4409, 4413]).toContain(code)
    })
    await Promise.all(outcomes)
  }
  const { doc } = await study.live.read(layer)
  expect(doc.store.pendingStructs).toBeNull()
  expect([...doc.share.keys()].every((root) => ['codedSpans', 'memos'].includes(root))).toBe(true)
  for (const value of doc.getMap('codedSpans').values()) {
    expect(CodedSpan.safeParse(value).success).toBe(true)
  }
  expect(await checkDocuments(study.database.db)).toEqual([])
  await witness.saved()
  expect(witness.layer.codedSpans()).toEqual(layerDoc(doc).codedSpans())
  expect(taken).toBeGreaterThan(5)
  await witness.close()
  await study.stop()
}, 120_000)

type Random = () => number
const below = (next: Random, length: number) => Math.floor(next() * length)

function withFlippedBits(update: Uint8Array, next: Random): Uint8Array {
  const damaged = update.slice()
  for (let flips = 1 + below(next, 3); flips > 0; flips--) {
    damaged[below(next, damaged.length)]! ^= 1 << below(next, 8)
  }
  return damaged
}

/** Numbers at the edges of their encodings: lengths, counts and clocks that lie. */
const tellingBytes = [0, 1, 2, 8, 10, 0x28, 0x7f, 0x80, 0x88, 0xa1, 0xff]

/** Bits and bytes changed, taken out, put in, said twice, or of another update. */
function damaged(update: Uint8Array, other: Uint8Array, next: Random): Uint8Array {
  const bytes = [...update]
  const at = below(next, bytes.length)
  switch (below(next, 7)) {
    case 0:
      bytes[at] = tellingBytes[below(next, tellingBytes.length)]!
      break
    case 1:
      bytes.splice(at, 1 + below(next, 4))
      break
    case 2:
      bytes.splice(at, 0, tellingBytes[below(next, tellingBytes.length)]!)
      break
    case 3:
      bytes.splice(at, 0, ...bytes.slice(at, at + 1 + below(next, 20)))
      break
    case 4:
      bytes.splice(at, 20, ...other.slice(at, at + 20))
      break
    default:
      return withFlippedBits(update, next)
  }
  return Uint8Array.from(bytes)
}

/** An update of a device that has the document and goes on: spans put, changed and removed, and a memo. */
function nextUpdate({ room }: Started, next: Random): Uint8Array {
  const peer = new Y.Doc()
  peer.clientID = below(next, 2 ** 32)
  Y.applyUpdate(peer, Y.encodeStateAsUpdate(room.doc))
  const known = Y.encodeStateVector(peer)
  const layer = layerDoc(peer)
  const spans = layer.codedSpans()
  layer.put(aSpan({ id: idFrom(next), slots: { stance: 1 }, code: 'blame', memo: 'a memo' }))
  for (const span of spans) {
    if (next() < 0.2) layer.put({ ...span, end: 9, memo: `${span.memo}!`.slice(0, 20) })
    else if (next() < spans.length / 60) layer.remove(span.id)
  }
  if (next() < 0.3) layer.setMemo('transcript', 'seen twice')
  const update = Y.encodeStateAsUpdate(peer, known)
  peer.destroy()
  return update
}

// Ten times: 20,000 in all. A seed that fails fails again: ids, too, come from it.
test.each(Array.from({ length: 10 }, (_, index) => 20261125 + index))(
  '2,000 damaged updates on the write path, seed %i: a refused one changes no bit, a taken one leaves a valid document',
  async (seed) => {
    const started = await startRooms()
    const { room, connection } = started
    const next = random(seed)
    const outcomes: Record<string, number> = {}
    let [base, other] = [nextUpdate(started, next), nextUpdate(started, next)]
    let state = Y.encodeStateAsUpdate(room.doc)
    for (let number = 1; number <= 2_000; number++) {
      const bytes = damaged(base, other, next)
      const frame = next() < 0.5 ? frames.update(bytes) : frames.stepTwo(bytes)
      let outcome = 'taken'
      try {
        await room.receive(connection, readMessage(frame), frame)
        if (connection.gapSince !== null) outcome = 'gap'
      } catch (error) {
        if (!isDomainError(error)) throw error
        outcome = error.code
      }
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      // The next one comes from a connection that has done nothing yet.
      connection.gapSince = null
      const after = Y.encodeStateAsUpdate(room.doc)
      if (Buffer.compare(state, after) === 0) continue
      expect(outcome, `update ${number}`).toBe('taken')
      expect(room.doc.store.pendingStructs ?? room.doc.store.pendingDs).toBeNull()
      expect([...room.doc.share.keys()].sort()).toEqual([...layerRoots].sort())
      for (const value of room.doc.getMap('codedSpans').values()) CodedSpan.parse(value)
      ;[base, other] = [nextUpdate(started, next), base]
      state = after
      if (number % 10 === 0) await expectStored(started)
    }
    await expectStored(started)
    // Nothing else: above all, none that passes the checks and then breaks the document.
    const known = ['conflict', 'gap', 'invalid-input', 'not-permitted', 'taken', 'too-large']
    expect(Object.keys(outcomes).filter((outcome) => !known.includes(outcome))).toEqual([])
    expect(outcomes.taken).toBeGreaterThan(30)
    await started.stop()
  },
  120_000,
)

/** A device that has the document puts one coded span, always the same but for its memo. */
function putting(span: CodedSpan, room: LayerRoom): Uint8Array {
  const peer = new Y.Doc()
  Y.applyUpdate(peer, Y.encodeStateAsUpdate(room.doc))
  const known = Y.encodeStateVector(peer)
  layerDoc(peer).put(span)
  const update = Y.encodeStateAsUpdate(peer, known)
  peer.destroy()
  return update
}

test('an update with each of its bits turned over, one at a time, is refused or leaves a valid document', async () => {
  const started = await startRooms()
  const { room, connection } = started
  const span = aSpan({ memo: 'a memo', code: 'blame', slots: { stance: 1 } })
  let base = putting(span, room)
  let state = Y.encodeStateAsUpdate(room.doc)
  let taken = 0
  for (let bit = 0; bit < base.length * 8; bit++) {
    const bytes = base.slice()
    bytes[bit >> 3]! ^= 1 << (bit & 7)
    const frame = frames.update(bytes)
    try {
      await room.receive(connection, readMessage(frame), frame)
    } catch (error) {
      if (!isDomainError(error)) throw error
    }
    connection.gapSince = null
    const after = Y.encodeStateAsUpdate(room.doc)
    if (Buffer.compare(state, after) === 0) continue
    taken++
    for (const value of room.doc.getMap('codedSpans').values()) CodedSpan.parse(value)
    base = putting(span, room)
    state = after
  }
  await expectStored(started)
  expect(taken).toBeGreaterThan(10)
  await started.stop()
})
