import { expect, test } from 'vitest'
import { layerDoc } from '#model/live/layer-doc.ts'
import { aSpan } from '../../../builders/live-study.ts'
import { expectStored, startRooms } from '../../../builders/open-rooms.ts'

test('[LV1] what comes while the last commit ends is committed as well, at whichever step of it', async () => {
  const started = await startRooms()
  const { room, study } = started
  const write = () => room.change(study.ana, (doc) => layerDoc(doc).put(aSpan()))
  for (let steps = 0; steps < 30; steps++) {
    await write()
    for (let step = 0; step < steps; step++) await null
    await write()
  }
  expect(layerDoc(room.doc).codedSpans()).toHaveLength(60)
  await expectStored(started)
  await started.stop()
})
