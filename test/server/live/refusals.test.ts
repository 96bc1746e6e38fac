import { randomUUID } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readLayer } from '#db/layers.ts'
import type { CodedSpan } from '#model/span.ts'
import { frames, varUint } from '#server/live/line/messages.ts'
import { LiveClient } from '../../builders/live-client.ts'
import {
  aSpan,
  eventually,
  type LiveStudy,
  layerKey,
  liveStudy,
  text,
} from '../../builders/live-study.ts'

// One study for all: that nothing of any of this is left behind is what the file is about.
let study: LiveStudy
let witness: LiveClient
const good = aSpan({ id: '00000000-0000-4000-8000-000000000001', memo: 'good' })

beforeAll(async () => {
  study = await liveStudy({ sweepMs: 50, probeMs: 500 })
  witness = await join()
  witness.layer.put(good)
  await witness.saved()
})

afterAll(async () => {
  await witness.close()
  await study.stop()
})

function join(query = '', doc = new Y.Doc()): Promise<LiveClient> {
  return new LiveClient(study.url, study.layerOf(study.ana), study.ana, query, doc).join()
}

/** Document, rows and the other's page are what they were, and the server answers. */
async function expectUntouched(): Promise<void> {
  await witness.saved()
  expect(witness.layer.codedSpans()).toEqual([good])
  expect([...witness.layer.memos()]).toEqual([])
  expect(await readLayer(study.database.db, layerKey(study, study.ana))).toEqual([good])
  const late = await join()
  expect(late.layer.codedSpans()).toEqual([good])
  expect([...late.doc.share.keys()].sort()).toEqual(['codedSpans', 'memos'])
  await late.close()
}

const emoji = text.indexOf('👩')
const accent = Array.from(text.slice(0, text.indexOf('\u0301'))).length
const id = randomUUID()
const span = (fields: object) => ({ ...aSpan({ id }), ...fields })
const without = (field: keyof CodedSpan) => {
  const { [field]: _, ...rest } = aSpan({ id })
  return rest
}

describe('a coded span that is not right is refused by name', () => {
  const entries: [string, unknown, string?][] = [
    ['start after its end', span({ start: 9, end: 3 })],
    ['start at its end', span({ start: 3, end: 3 })],
    ['an end beyond the text', span({ start: 0, end: 10_000 })],
    ['a start below zero', span({ start: -1 })],
    ['half a character', span({ start: 1.5 })],
    ['an offset as text', span({ start: '5' })],
    ['an edge inside a joined emoji', span({ start: emoji + 1, end: emoji + 9 })],
    ['an edge before an accent', span({ start: accent - 2, end: accent })],
    ['an unknown code', span({ code: 'praise' })],
    ['a retired code', span({ code: 'old' })],
    ['a slot its code does not have', span({ slots: { stance: 1 } })],
    ['a value off its scale', span({ code: 'blame', slots: { stance: 7 } })],
    ['a number where a speaker is due', span({ code: 'blame', slots: { blamer: 1 } })],
    ['an author', span({ coder: randomUUID() })],
    ['no memo', without('memo')],
    ['a time that is none', span({ createdAt: 'yesterday' })],
    ['unsure: false', span({ unsure: false })],
    ['NUL in its memo', span({ memo: 'a\u0000b' })],
    ['another id than its key', span({ id: randomUUID() })],
    ['a list', [1, 2]],
    ['text', 'span'],
    ['null', null],
    ['a memo one past the limit', span({ memo: 'x'.repeat(20_001) }), 'too-large'],
  ]
  test.each(entries)('%s', async (_, entry, code = 'invalid-input') => {
    const client = await join()
    client.doc.getMap('codedSpans').set(id, entry)
    const status = code === 'too-large' ? 4413 : 4400
    expect(await client.closed).toEqual({ code: status, reason: `${code} ${id}` })
    await expectUntouched()
  })

  test('a key that is no id', async () => {
    const client = await join()
    client.doc.getMap('codedSpans').set('first', span({ id: 'first' }))
    expect(await client.closed).toEqual({ code: 4400, reason: 'invalid-input first' })
    await expectUntouched()
  })

  test('a memo about nothing that is there, and one that is no text', async () => {
    for (const [about, memo] of [
      ['turn:3', 'words'],
      ['turn:01', 'words'],
      ['code:praise', 'words'],
      ['somewhere', 'words'],
      ['transcript', 7],
      ['transcript', 'a\u0000'],
    ] as const) {
      const client = await join()
      client.doc.getMap('memos').set(about, memo)
      expect(await client.closed).toEqual({ code: 4400, reason: `invalid-input ${about}` })
    }
    await expectUntouched()
  })

  test('good entries beside a bad one are not taken by halves', async () => {
    const client = await join()
    client.doc.transact(() => {
      client.layer.put(aSpan())
      client.doc.getMap('codedSpans').set(id, span({ start: 7, end: 2 }))
      client.layer.remove(good.id)
    })
    expect((await client.closed).code).toBe(4400)
    await expectUntouched()
  })

  test('once the bad one is taken away the rest of what a device kept goes in', async () => {
    const doc = new Y.Doc()
    const other = aSpan({ start: 5, end: 7 })
    doc.getMap('codedSpans').set(id, span({ start: 7, end: 2 }))
    doc.getMap('codedSpans').set(other.id, other)
    const first = new LiveClient(study.url, study.layerOf(study.ana), study.ana, '', doc)
    expect(await first.closed).toEqual({ code: 4400, reason: `invalid-input ${id}` })
    doc.getMap('codedSpans').delete(id)
    const again = await join('', doc)
    await again.saved()
    await eventually(() => witness.layer.codedSpans().length === 2)
    again.layer.remove(other.id)
    await again.saved()
    await again.close()
    await eventually(() => witness.layer.codedSpans().length === 1)
    await expectUntouched()
  })
})

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
    ['a key called __proto__', root((doc) => doc.getMap('codedSpans').set('__proto__', span({})))],
    ['the second version of the format', frames.update(Y.convertUpdateFormatV1ToV2(update))],
  ]
  test.each(messages)('%s', async (_, frame) => {
    const client = await join()
    client.send(frame)
    expect(await client.closed).toEqual({ code: 4400, reason: 'invalid-input' })
    await expectUntouched()
  })

  test('a text frame', async () => {
    const client = await join()
    client.sendText('hello')
    expect((await client.closed).code).toBe(4400)
  })

  test('an update cut at any byte', async () => {
    const cuts = Array.from({ length: update.length - 1 }, (_, length) => update.slice(0, length))
    for (let from = 0; from < cuts.length; from += 40) {
      const clients = await Promise.all(cuts.slice(from, from + 40).map(() => join()))
      clients.forEach((client, index) => {
        client.send(frames.update(cuts[from + index]!))
      })
      for (const { closed } of clients) expect((await closed).code).toBe(4400)
    }
    await expectUntouched()
  })

  test('a frame one byte past the limit is 1009, and a step 2 of that size is read', async () => {
    const large = await join()
    large.send(frames.update(new Uint8Array(1024 * 1024)))
    expect((await large.closed).code).toBe(1009)
    const answer = await join()
    answer.send(frames.stepTwo(new Uint8Array(1024 * 1024)))
    expect((await answer.closed).code).toBe(4400)
    const larger = await join()
    larger.send(frames.stepTwo(new Uint8Array(16 * 1024 * 1024)))
    expect((await larger.closed).code).toBe(1009)
    await expectUntouched()
  })
})

describe('a gap in the clocks', () => {
  function later(): Uint8Array {
    const doc = new Y.Doc()
    doc.getMap('codedSpans').set(id, span({}))
    const before = Y.encodeStateVector(doc)
    const next = aSpan()
    doc.getMap('codedSpans').set(next.id, next)
    return Y.encodeStateAsUpdate(doc, before)
  }

  test('is answered with a question for all there is, and then with a close', async () => {
    const client = await join()
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
    await expectUntouched()
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
    expect(witness.layer.codedSpans()).toEqual([good])
    client.send(frames.stepTwo(Y.encodeStateAsUpdate(doc)))
    await saved
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toHaveLength(3)
    client.layer.remove(offline.id)
    client.layer.remove(during.id)
    await client.saved()
    await client.close()
    await eventually(() => witness.layer.codedSpans().length === 1)
    await expectUntouched()
  })
})

describe('client ids', () => {
  test('[LV3] one that another member brought is refused', async () => {
    const writer = new LiveClient(study.url, study.codebook, study.lia)
    await writer.join()
    writer.doc.getMap('about').set('name', 'Ferry codes')
    await writer.saved()
    await study.database.db
      .updateTable('members')
      .set({ roles: ['lead', 'coder'] })
      .where('person_id', '=', study.ben.id)
      .execute()
    await study.live.rightsChanged({ projectId: study.projectId, personId: study.ben.id })
    const thief = new Y.Doc()
    Y.applyUpdate(thief, Y.encodeStateAsUpdate(writer.doc))
    thief.clientID = writer.doc.clientID
    await writer.close()
    const client = await new LiveClient(study.url, study.codebook, study.ben, '', thief).join()
    client.doc.getMap('about').set('description', 'not theirs')
    expect(await client.closed).toEqual({ code: 4403, reason: 'not-permitted' })
  })

  test('one under which another connection writes is refused while that one answers', async () => {
    const first = await join()
    const kept = aSpan()
    first.layer.put(kept)
    await first.saved()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(first.doc))
    copy.clientID = first.doc.clientID
    const second = await join('', copy)
    second.layer.put(aSpan())
    expect(await second.closed).toEqual({ code: 4409, reason: 'conflict' })
    first.layer.remove(kept.id)
    await first.saved()
    await first.close()
    await eventually(() => witness.layer.codedSpans().length === 1)
    await expectUntouched()
  })

  test('one whose former line is dead goes on where it was', async () => {
    const first = await join()
    const kept = aSpan()
    first.layer.put(kept)
    await first.saved()
    // The line is cut without a word: the server does not know yet.
    first.pause()
    const same = new Y.Doc()
    Y.applyUpdate(same, Y.encodeStateAsUpdate(first.doc))
    same.clientID = first.doc.clientID
    const second = await join('', same)
    second.layer.remove(kept.id)
    second.layer.put(aSpan({ id: kept.id }))
    second.layer.remove(kept.id)
    await second.saved()
    await second.close()
    first.terminate()
    await eventually(() => witness.layer.codedSpans().length === 1)
    await expectUntouched()
  })
})

describe('presence that is not one’s own', () => {
  function states(entries: readonly [number, number, string][]): Uint8Array {
    return frames.awareness(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, entries.length)
        for (const [client, clock, json] of entries) {
          encoding.writeVarUint(encoder, client)
          encoding.writeVarUint(encoder, clock)
          encoding.writeVarString(encoder, json)
        }
      }),
    )
  }
  const said = (client: LiveClient) =>
    client.heard
      .filter((frame) => frame[0] === 1)
      .map((frame) => Buffer.from(frame).toString('latin1'))
      .join('\n')

  test('name and id are the server’s, whatever a page says', async () => {
    const [listener, client] = await Promise.all(
      [study.ben, study.ana].map((person) => new LiveClient(study.url, study.room, person).join()),
    )
    const claim = { user: { id: study.lia.id, name: 'Lia', initials: 'LI' }, turn: 2 }
    client!.send(states([[11, 1, JSON.stringify(claim)]]))
    await listener!.until(() => said(listener!).includes('"turn":2'))
    expect(said(listener!)).toContain(`"id":"${study.ana.id}","name":"Ana"`)
    expect(said(listener!)).not.toContain('Lia')

    // Somebody else's, a clock that locks it for good, and fifty thousand that do not exist.
    const ghosts = Array.from({ length: 50_000 }, (_, i): [number, number, string] => [
      1000 + i,
      1,
      'null',
    ])
    listener!.send(states([[12, 1, '{"turn":1}']]))
    await client!.until(() => said(client!).includes('"turn":1'))
    client!.send(states([[12, 2 ** 50, '{"turn":99}'], ...ghosts]))
    client!.send(states([[11, 2, '{"turn":3}']]))
    await listener!.until(() => said(listener!).includes('"turn":3'))
    expect(said(listener!)).not.toContain('"turn":99')
    expect(listener!.heard.length).toBeLessThan(20)

    // Not newer: dropped. Gone with its connection.
    const before = listener!.heard.length
    client!.send(states([[11, 2, '{"turn":4}']]))
    await client!.close()
    await listener!.until(() => listener!.heard.length > before)
    expect(said(listener!)).not.toContain('"turn":4')
    expect(Buffer.from(listener!.heard.at(-1)!).toString('latin1')).toContain('null')
    await listener!.close()
  })

  test.each([
    ['a state that is no JSON', states([[13, 1, '{oops']])],
    ['a state that is no object', states([[13, 1, '[1]']])],
    ['a clock far beyond any page', states([[13, 2 ** 50, '{}']])],
    ['a state of a megabyte', states([[13, 1, JSON.stringify({ a: 'x'.repeat(1_000_000) })]])],
    ['fewer states than it counts', frames.awareness(Uint8Array.of(200, 1, 1, 0))],
  ])('%s closes its sender’s line alone', async (_, frame) => {
    const client = await new LiveClient(study.url, study.room, study.ana).join()
    client.send(frame)
    expect((await client.closed).code).toBe(4400)
  })
})

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
    const client = await join('epoch=1')
    await client.close()
  })

  test('whoever only reads may send what changes nothing, and nothing else', async () => {
    const reader = await new LiveClient(study.url, study.layerOf(study.ana), study.ben).join()
    reader.send(frames.stepTwo(Y.encodeStateAsUpdate(reader.doc)))
    reader.send(frames.awareness(Uint8Array.of(1, 5, 1, 2, 123, 125)))
    await reader.saved()
    reader.layer.put(aSpan())
    expect(await reader.closed).toEqual({ code: 4403, reason: 'not-permitted' })
    const token = await join('scope=read')
    token.layer.put(aSpan())
    expect((await token.closed).code).toBe(4403)
    for (const document of [study.feed, study.room]) {
      const client = await new LiveClient(study.url, document, study.ana).join()
      client.doc.getMap('codedSpans').set(id, span({}))
      expect((await client.closed).code).toBe(4403)
    }
    const coder = await new LiveClient(study.url, study.codebook, study.ana).join()
    coder.doc.getMap('about').set('name', 'Mine')
    expect((await coder.closed).code).toBe(4403)
    await expectUntouched()
  })
})
