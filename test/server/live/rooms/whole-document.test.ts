import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { WholeDocument } from '#server/live/rooms/whole-document.ts'
import { Slices } from '#server/live/updates/slices.ts'

/** A document of a hundred entries, and a page that heard of the first ones alone. */
function aDocument(heard: number): { doc: Y.Doc; page: Y.Doc; state: Uint8Array } {
  const [doc, page] = [new Y.Doc(), new Y.Doc()]
  const entries = doc.getMap<number>('codedSpans')
  for (let entry = 0; entry <= 100; entry++) {
    if (entry === heard) Y.applyUpdate(page, Y.encodeStateAsUpdate(doc))
    if (entry < 100) entries.set(`${entry}`, entry)
  }
  return { doc, page, state: Y.encodeStateVector(page) }
}

/** What somebody is given at once, as all are of a document that is not large. */
function given(whole: WholeDocument, state: Uint8Array): Uint8Array {
  const told: Uint8Array[] = []
  expect(whole.since(state, (parts) => told.push(...parts))).toBeUndefined()
  expect(told).toHaveLength(1)
  return told[0]!
}

const nothing = Uint8Array.of(0)

test('whatever a page holds, what it is given makes it the document', () => {
  fc.assert(
    fc.property(fc.nat(100), (heard) => {
      const { doc, page, state } = aDocument(heard)
      Y.applyUpdate(page, given(new WholeDocument(doc, new Slices()), state))
      expect(page.getMap('codedSpans').toJSON()).toEqual(doc.getMap('codedSpans').toJSON())
      expect(page.store.pendingStructs).toBeNull()
    }),
  )
})

test('all who hold next to nothing are given the same bytes, until the document changes', () => {
  const { doc, state } = aDocument(10)
  const whole = new WholeDocument(doc, new Slices())
  const first = given(whole, nothing)
  expect(given(whole, nothing)).toBe(first)
  expect(given(whole, state)).toBe(first)
  doc.getMap('codedSpans').delete('3')
  const later = given(whole, state)
  expect(later).not.toBe(first)
  expect(later).toEqual(Y.encodeStateAsUpdate(doc))
})

test('who holds more than a tenth is given what is missing there alone', () => {
  const { doc, state } = aDocument(11)
  const whole = new WholeDocument(doc, new Slices())
  const missing = given(whole, state)
  expect(missing).toEqual(Y.encodeStateAsUpdate(doc, state))
  expect(missing.length).toBeLessThan(given(whole, nothing).length)
})
