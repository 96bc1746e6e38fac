import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOutStripes, packLanes, type StripeBox } from '#app/text/lanes.ts'

const room = { laneWidth: 9, width: 132, leastTagWidth: 56, tagHeight: 17 }
const boxes = fc
  .array(fc.tuple(fc.nat(400), fc.integer({ min: 6, max: 200 })), { maxLength: 40 })
  .map((places) =>
    places.map(([top, height], index) => ({ key: String(index), top, bottom: top + height })),
  )

test('[WS4] two stripes in one lane never share a line', () => {
  fc.assert(
    fc.property(boxes, (drawn) => {
      const lanes = packLanes(drawn)
      for (const a of drawn) {
        for (const b of drawn) {
          if (a === b || lanes.get(a.key) !== lanes.get(b.key)) continue
          expect(a.bottom <= b.top || b.bottom <= a.top).toBe(true)
        }
      }
    }),
  )
})

test('a stripe keeps its lane while it can, so that nothing jumps as one scrolls', () => {
  const outer = { key: 'outer', top: 0, bottom: 100 }
  const inner = { key: 'inner', top: 20, bottom: 60 }
  const before = packLanes([outer, inner])
  expect(before.get('inner')).toBe(1)
  expect(packLanes([inner], before).get('inner')).toBe(1)
})

test('[WS4] every stripe is drawn or counted in a “+k”', () => {
  fc.assert(
    fc.property(boxes, (drawn) => {
      const { stripes, more } = layOutStripes(drawn, { ...room, width: 40 })
      const hidden = more.reduce((sum, { count }) => sum + count, 0)
      expect(stripes.length + hidden).toBe(drawn.length)
    }),
  )
})

test('[WS4] nothing is drawn outside the room, and names never lie on one another', () => {
  fc.assert(
    fc.property(boxes, (drawn) => {
      const { stripes, tags } = layOutStripes(drawn, room)
      for (const { x } of stripes) expect(x + 5).toBeLessThanOrEqual(room.width)
      for (const { x, width } of tags) expect(x + width).toBeLessThanOrEqual(room.width)
      const tops = tags.map(({ top }) => top).sort((a, b) => a - b)
      tops.slice(1).forEach((top, i) => {
        expect(top - tops[i]!).toBeGreaterThanOrEqual(room.tagHeight)
      })
    }),
  )
})

test('names go before stripes do: many lanes leave no room for names, and all stripes', () => {
  const deep: StripeBox[] = Array.from({ length: 12 }, (_, index) => ({
    key: String(index),
    top: index,
    bottom: 300 - index,
  }))
  const { stripes, tags, more } = layOutStripes(deep, room)
  expect([stripes.length, tags.length, more.length]).toEqual([12, 0, 0])
})
