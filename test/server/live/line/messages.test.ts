import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { frames, varUint } from '#server/live/line/messages.ts'
import { aSpan } from '../../../builders/live-study.ts'
import { WitnessedStudy } from '../../../builders/witnessed-study.ts'

// One study for all: that nothing of any of this is left behind is what the file is about.
let witnessed: WitnessedStudy
beforeAll(async () => {
  witnessed = await WitnessedStudy.start()
})
afterAll(() => witnessed?.end())

const id = randomUUID()

describe('messages that no program of ours sends', () => {
  const update = (() => {
    const doc = new Y.Doc()
    const bad = aSpan()
    doc.getMap('codedSpans').set(bad.id, bad)
    return Y.encodeStateAsUpdate(doc)
  })()
  const root = (write: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc()
    write(doc)
    return frames.update(Y.encodeStateAsUpdate(doc))
  }
  const messages: [string, Uint8Array][] = [
    ['an empty frame', new Uint8Array()],
    ['an unknown kind', Uint8Array.of(255, 1)],
    ['a sync message of an unknown step', Uint8Array.of(0, 9, 0)],
    ['a number that does not end', new Uint8Array(10).fill(255)],
    ['a length of 2^40', Uint8Array.from([0, 2, ...varUint(2 ** 40)])],
    ['something behind its end', Uint8Array.from([...frames.update(update), 0])],
    [
      'thirty million structs in seven bytes',
      frames.update(Uint8Array.of(1, 128, 135, 167, 14, 7, 0)),
    ],
    ['a state vector that lies about its length', frames.stepOne(Uint8Array.of(255, 255, 3))],
    ['a map of another name', root((doc) => doc.getMap('decisions').set('a', 1))],
    ['an array under the name of a map', root((doc) => doc.getArray('codedSpans').push([1]))],
    ['a map inside a map', root((doc) => doc.getMap('codedSpans').set(id, new Y.Map()))],
    ['text in a map', root((doc) => doc.getMap('memos').set('transcript', new Y.Text('words')))],
    [
      'a key called __proto__',
      root((doc) => doc.getMap('codedSpans').set('__proto__', aSpan({ id }))),
    ],
    ['the second version of the format', frames.update(Y.convertUpdateFormatV1ToV2(update))],
  ]
  test.each(messages)('%s', async (_, frame) => {
    const client = await witnessed.join()
    client.send(frame)
    expect(await client.closed).toEqual({ code: 4400, reason: 'invalid-input' })
    await witnessed.expectUntouched()
  })

  test('a text frame', async () => {
    const client = await witnessed.join()
    client.sendText('hello')
    expect((await client.closed).code).toBe(4400)
  })

  test('an update cut at any byte', async () => {
    const cuts = Array.from({ length: update.length - 1 }, (_, length) => update.slice(0, length))
    for (let from = 0; from < cuts.length; from += 40) {
      const clients = await Promise.all(cuts.slice(from, from + 40).map(() => witnessed.join()))
      clients.forEach((client, index) => {
        client.send(frames.update(cuts[from + index]!))
      })
      for (const { closed } of clients) expect((await closed).code).toBe(4400)
    }
    await witnessed.expectUntouched()
  })

  test('a frame one byte past the limit is 1009, and a step 2 of that size is read', async () => {
    const large = await witnessed.join()
    large.send(frames.update(new Uint8Array(1024 * 1024)))
    expect((await large.closed).code).toBe(1009)
    const answer = await witnessed.join()
    answer.send(frames.stepTwo(new Uint8Array(1024 * 1024)))
    expect((await answer.closed).code).toBe(4400)
    const larger = await witnessed.join()
    larger.send(frames.stepTwo(new Uint8Array(16 * 1024 * 1024)))
    expect((await larger.closed).code).toBe(1009)
    await witnessed.expectUntouched()
  })
})
