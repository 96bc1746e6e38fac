import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import WebSocket from 'ws'
import { openDocument } from '#app/live/connection.ts'
import { feedDoc } from '#model/live/feed-doc.ts'
import { freshDevice } from '../../builders/device.ts'
import { aSpan, eventually, type LiveStudy, liveStudy } from '../../builders/live-study.ts'
import { openLayer } from '../../builders/opened-layer.ts'

let study: LiveStudy
beforeAll(async () => {
  study = await liveStudy()
})
afterAll(() => study.stop())
beforeEach(freshDevice)

test('what one only reads arrives, and is not written out again on this page', async () => {
  const reading = openDocument(study.feed, {
    personId: study.ana.id,
    origin: study.url,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    params: { as: study.ana.id },
  })
  onTestFinished(() => reading.close())
  await reading.synced
  const writing = openLayer(study, study.ben)
  onTestFinished(() => writing.session.close())
  const feed = feedDoc(reading.doc)
  const span = aSpan()
  writing.session.do({ kind: 'add' }, (layer) => layer.put(span))
  await eventually(() => feed.codedSpans().length > 0)
  expect(feed.codedSpans()).toEqual([{ ...span, coder: study.ben.id }])
  // Yjs writes an update out for whoever listens, and for nobody else. Who does is private to it, as of version 13.6.
  expect(reading.doc._observers.has('update')).toBe(false)
})
