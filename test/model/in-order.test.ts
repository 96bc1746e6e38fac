import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceOf, keptUp } from '#model/in-order.ts'
import { spansOn } from '#model/span.ts'

interface Entry {
  start: number
  id: number
}
const inOrder = (a: Entry, b: Entry) => a.start - b.start || a.id - b.id

const lists = fc
  .uniqueArray(fc.record({ start: fc.nat(9), id: fc.nat(99) }), {
    selector: ({ id }) => id,
    maxLength: 80,
    size: 'max',
  })
  .chain((all) =>
    fc.tuple(
      fc.subarray(all).map((some) => some.sort(inOrder)),
      fc.subarray(all).map((some) => some.sort(inOrder)),
    ),
  )

test('[WS3] a list kept up by how the next one differs is the next one', () => {
  fc.assert(
    fc.property(lists, ([before, now]) => {
      expect(keptUp(before, differenceOf(before, now), inOrder)).toEqual(now)
    }),
  )
})

test('[WS3] a list differs by what is in one of the two alone, and is the same array where that is nothing', () => {
  fc.assert(
    fc.property(lists, ([before, now]) => {
      const { gone, come } = differenceOf(before, now)
      expect(gone).toEqual(before.filter((one) => !now.includes(one)))
      expect(come).toEqual(now.filter((one) => !before.includes(one)))
    }),
  )
  const all: Entry[] = [{ start: 1, id: 1 }]
  expect(keptUp(all, differenceOf(all, [...all]), inOrder)).toBe(all)
})

test('the spans on exactly these words are found among those that begin or end elsewhere', () => {
  const place = fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 4 }))
  fc.assert(
    fc.property(fc.array(place), place, (places, [start, length]) => {
      const spans = places
        .map(([start, length]) => ({ start, end: start + length }))
        .sort((a, b) => a.start - b.start || b.end - a.end)
      const words = { start, end: start + length }
      expect(spansOn(spans, words)).toEqual(
        spans.filter((span) => span.start === start && span.end === words.end),
      )
    }),
  )
})
