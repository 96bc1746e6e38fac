import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { OrderedEntries } from '#model/live/ordered-entries.ts'

interface Entry {
  key: string
  start: number
}

const inOrder = (a: Entry, b: Entry) => a.start - b.start || (a.key < b.key ? -1 : 1)
const wellFormed = (value: unknown) =>
  typeof (value as Entry).start === 'number' ? (value as Entry) : null

test('[WS3] entries kept up change by change are those read and put in order anew', () => {
  const key = fc.integer({ min: 0, max: 40 }).map(String)
  const change = fc.oneof(
    fc.record({ key, start: fc.nat(9) }),
    fc.record({ key, start: fc.constant('not well-formed') }),
    fc.record({ key, start: fc.constant(null) }),
  )
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 40 }), (steps) => {
      const doc = new Y.Doc()
      const map = doc.getMap<unknown>('entries')
      const kept = new OrderedEntries(map, wellFormed, inOrder)
      for (let at = 0; at < 60; at++) map.set(`first ${at}`, { key: `first ${at}`, start: at % 7 })
      for (const step of steps) {
        doc.transact(() => {
          for (const { key, start } of step) {
            if (start === null) map.delete(key)
            else map.set(key, { key, start })
          }
        })
        const afresh = new OrderedEntries(map, wellFormed, inOrder)
        expect(kept.all()).toEqual(afresh.all())
      }
    }),
  )
})

test('[WS3] the same array and the same entries, until something changes', () => {
  const map = new Y.Doc().getMap<unknown>('entries')
  const kept = new OrderedEntries(map, wellFormed, inOrder)
  for (let at = 0; at < 20; at++) map.set(`${at}`, { key: `${at}`, start: at })
  const [before, first] = [kept.all(), kept.all()[0]]
  expect(kept.all()).toBe(before)
  map.set('20', { key: '20', start: 10 })
  expect(kept.all()).toHaveLength(21)
  expect(kept.all()[0]).toBe(first)
})
