import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { layerDoc } from '#model/live/layer-doc.ts'
import { frames, readMessage } from '#server/live/line/messages.ts'
import { heldBy } from '../builders/held-loop.ts'
import { aSpan } from '../builders/live-study.ts'
import { startRooms } from '../builders/open-rooms.ts'

/** Some 10 MiB. */
const spans = 60_000
const longestMs = 200

test('a step 2 of ten megabytes is taken in and committed without holding the event loop for 200 ms', async () => {
  const started = await startRooms()
  const { room, connection } = started
  const peer = new Y.Doc()
  peer.transact(() => {
    for (let left = spans; left > 0; left--) layerDoc(peer).put(aSpan({ memo: 'seen twice' }))
  })
  const frame = frames.stepTwo(Y.encodeStateAsUpdate(peer))
  peer.destroy()
  const taken = await heldBy(async () => {
    await room.receive(connection, readMessage(frame), frame)
  })
  const stored = await heldBy(() => room.whenCommitted())
  for (const { ms, ownMs } of [taken, stored]) {
    console.log(
      `${frame.length} bytes: ${Math.round(ms)} ms, held for ${Math.round(ownMs)} at most`,
    )
  }
  expect(room.doc.getMap('codedSpans').size).toBe(spans)
  expect(Math.max(taken.ownMs, stored.ownMs)).toBeLessThan(longestMs)
  await started.stop()
}, 300_000)
