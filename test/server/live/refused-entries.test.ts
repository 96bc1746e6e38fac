import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CodedSpan } from '#model/span.ts'
import { LiveClient } from '../../builders/live-client.ts'
import { aSpan, eventually, type LiveStudy, text } from '../../builders/live-study.ts'
import { WitnessedStudy } from '../../builders/witnessed-study.ts'

// One study for all: that nothing of any of this is left behind is what the file is about.
let witnessed: WitnessedStudy
let study: LiveStudy
beforeAll(async () => {
  witnessed = await WitnessedStudy.start()
  study = witnessed.study
})
afterAll(() => witnessed?.end())

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
    const client = await witnessed.join()
    client.doc.getMap('codedSpans').set(id, entry)
    const status = code === 'too-large' ? 4413 : 4400
    expect(await client.closed).toEqual({ code: status, reason: `${code} ${id}` })
    await witnessed.expectUntouched()
  })

  test('a key that is no id', async () => {
    const client = await witnessed.join()
    client.doc.getMap('codedSpans').set('first', span({ id: 'first' }))
    expect(await client.closed).toEqual({ code: 4400, reason: 'invalid-input first' })
    await witnessed.expectUntouched()
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
      const client = await witnessed.join()
      client.doc.getMap('memos').set(about, memo)
      expect(await client.closed).toEqual({ code: 4400, reason: `invalid-input ${about}` })
    }
    await witnessed.expectUntouched()
  })

  test('good entries beside a bad one are not taken by halves', async () => {
    const client = await witnessed.join()
    client.doc.transact(() => {
      client.layer.put(aSpan())
      client.doc.getMap('codedSpans').set(id, span({ start: 7, end: 2 }))
      client.layer.remove(witnessed.good.id)
    })
    expect((await client.closed).code).toBe(4400)
    await witnessed.expectUntouched()
  })

  test('once the bad one is taken away the rest of what a device kept goes in', async () => {
    const doc = new Y.Doc()
    const other = aSpan({ start: 5, end: 7 })
    doc.getMap('codedSpans').set(id, span({ start: 7, end: 2 }))
    doc.getMap('codedSpans').set(other.id, other)
    const first = new LiveClient(study.url, study.layerOf(study.ana), study.ana, '', doc)
    expect(await first.closed).toEqual({ code: 4400, reason: `invalid-input ${id}` })
    doc.getMap('codedSpans').delete(id)
    const again = await witnessed.join('', doc)
    await again.saved()
    await eventually(() => witnessed.witness.layer.codedSpans().length === 2)
    again.layer.remove(other.id)
    await again.saved()
    await again.close()
    await eventually(() => witnessed.witness.layer.codedSpans().length === 1)
    await witnessed.expectUntouched()
  })
})
