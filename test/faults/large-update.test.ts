import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { layerDoc } from '#model/live/layer-doc.ts'
import { frames, readMessage } from '#server/live/line/messages.ts'
import { aSpan } from '../builders/live-study.ts'
import { startRooms } from '../builders/open-rooms.ts'

/** Some 10 MiB. */
const spans = 60_000
const longestMs = 200

test('a step 2 of ten megabytes is taken in without holding the event loop for 200 ms', async () => {
  const started = await startRooms()
  const { room, connection } = started
  const peer = new Y.Doc()
  peer.transact(() => {
    for (let left = spans; left > 0; left--) layerDoc(peer).put(aSpan({ memo: 'seen twice' }))
  })
  const frame = frames.stepTwo(Y.encodeStateAsUpdate(peer))
  peer.destroy()
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  // It sees what holds the loop only once the loop goes round, before and after.
  await pause(50)
  const began = process.cpuUsage()
  await room.receive(connection, readMessage(frame), frame)
  const { user } = process.cpuUsage(began)
  await pause(50)
  const longest = delay.max / 1e6
  console.log(
    `${frame.length} bytes: ${Math.round(user / 1e3)} ms of CPU, loop held for ${longest} ms at most`,
  )
  expect(room.doc.getMap('codedSpans').size).toBe(spans)
  expect(longest).toBeLessThan(longestMs)
  await room.whenCommitted()
  console.log(`until all is committed: ${delay.max / 1e6} ms at most`)
  await started.stop()
}, 300_000)
