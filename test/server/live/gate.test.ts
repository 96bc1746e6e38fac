import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { frames } from '#server/live/line/messages.ts'
import { LiveClient } from '../../builders/live-client.ts'
import { aSpan, type LiveStudy } from '../../builders/live-study.ts'
import { WitnessedStudy } from '../../builders/witnessed-study.ts'

// One study for all: that nothing of any of this is left behind is what the file is about.
let witnessed: WitnessedStudy
let study: LiveStudy
beforeAll(async () => {
  witnessed = await WitnessedStudy.start()
  study = witnessed.study
})
afterAll(() => witnessed?.end())

describe('who is let in', () => {
  const none = randomUUID()
  const open = async (document: string, person: LiveStudy['ana'] | null, query = '') =>
    await new LiveClient(study.url, document, person, query).closed

  test('nobody who is not signed in, and no document that is not there or not theirs', async () => {
    expect(await open(study.layerOf(study.ana), null)).toEqual({
      code: 4401,
      reason: 'not-signed-in',
    })
    for (const [document, person] of [
      ['..%2Fx', study.ana],
      ['%252e%252e', study.ana],
      ['x'.repeat(9_000), study.ana],
      [`layer.${none}.${study.transcriptId}.${study.ana.id}`, study.ana],
      [`feed.${study.roundId}.${none}`, study.ana],
      [`codebook.${none}`, study.lia],
      [study.layerOf(study.ana).toUpperCase(), study.ana],
      [study.layerOf(study.lia), study.lia],
      [study.layerOf(study.ana), study.zoe],
      [study.codebook, study.zoe],
      [study.room, study.zoe],
    ] as const) {
      expect((await open(document, person)).code, document).toBe(4404)
    }
  })

  test('a copy of another epoch is told so', async () => {
    expect(await open(study.layerOf(study.ana), study.ana, 'epoch=2')).toEqual({
      code: 4409,
      reason: 'stale-epoch',
    })
    const client = await witnessed.join('epoch=1')
    await client.close()
  })

  test('whoever only reads may send what changes nothing, and nothing else', async () => {
    const reader = await new LiveClient(study.url, study.layerOf(study.ana), study.ben).join()
    reader.send(frames.stepTwo(Y.encodeStateAsUpdate(reader.doc)))
    reader.send(frames.awareness(Uint8Array.of(1, 5, 1, 2, 123, 125)))
    await reader.saved()
    reader.layer.put(aSpan())
    expect(await reader.closed).toEqual({ code: 4403, reason: 'not-permitted' })
    const token = await witnessed.join('scope=read')
    token.layer.put(aSpan())
    expect((await token.closed).code).toBe(4403)
    for (const document of [study.feed, study.room]) {
      const client = await new LiveClient(study.url, document, study.ana).join()
      client.layer.put(aSpan())
      expect((await client.closed).code).toBe(4403)
    }
    const coder = await new LiveClient(study.url, study.codebook, study.ana).join()
    coder.doc.getMap('about').set('name', 'Mine')
    expect((await coder.closed).code).toBe(4403)
    await witnessed.expectUntouched()
  })
})
