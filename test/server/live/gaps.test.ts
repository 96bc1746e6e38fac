import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readLayer } from '#db/layers.ts'
import { frames } from '#server/live/line/messages.ts'
import { LiveClient } from '../../builders/live-client.ts'
import { aSpan, eventually, type LiveStudy, layerKey } from '../../builders/live-study.ts'
import { WitnessedStudy } from '../../builders/witnessed-study.ts'

// One study for all: that nothing of any of this is left behind is what the file is about.
let witnessed: WitnessedStudy
let study: LiveStudy
beforeAll(async () => {
  witnessed = await WitnessedStudy.start()
  study = witnessed.study
})
afterAll(() => witnessed?.end())

describe('a gap in the clocks', () => {
  function later(): Uint8Array {
    const doc = new Y.Doc()
    const first = aSpan()
    doc.getMap('codedSpans').set(first.id, first)
    const before = Y.encodeStateVector(doc)
    const next = aSpan()
    doc.getMap('codedSpans').set(next.id, next)
    return Y.encodeStateAsUpdate(doc, before)
  }

  test('is answered with a question for all there is, and then with a close', async () => {
    const client = await witnessed.join()
    await client.until(() => client.heard.some((frame) => frame[0] === 0 && frame[1] === 0))
    await client.saved()
    const questions = () => client.heard.filter((frame) => frame[0] === 0 && frame[1] === 0).length
    client.send(frames.update(later()))
    await client.until(() => questions() === 2)
    await client.saved()
    client.answers = false
    client.send(frames.update(later()))
    client.send(frames.update(later()))
    expect(await client.closed).toEqual({ code: 4409, reason: 'conflict' })
    await witnessed.expectUntouched()
  })

  test('is no fault while the answer to the first question is under way', async () => {
    const doc = new Y.Doc()
    const [offline, during] = [aSpan(), aSpan({ start: 5, end: 7 })]
    const client = new LiveClient(study.url, study.layerOf(study.ana), study.ana, '', doc)
    client.answers = false
    client.layer.put(offline)
    await client.join()
    client.layer.put(during)
    const saved = client.saved()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(witnessed.witness.layer.codedSpans()).toEqual([witnessed.good])
    client.send(frames.stepTwo(Y.encodeStateAsUpdate(doc)))
    await saved
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toHaveLength(3)
    client.layer.remove(offline.id)
    client.layer.remove(during.id)
    await client.saved()
    await client.close()
    await eventually(() => witnessed.witness.layer.codedSpans().length === 1)
    await witnessed.expectUntouched()
  })
})
