import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passageHash, passageIn } from '#model/passage-link.ts'

test('the end of an address says the passage that it was made of', () => {
  fc.assert(
    fc.property(
      fc.nat(200_000),
      fc.nat(4_000_000),
      fc.integer({ min: 1, max: 9_999 }),
      (turn, start, length) => {
        const passage = { turn, span: { start, end: start + length } }
        expect(passageIn(passageHash(passage))).toEqual(passage)
      },
    ),
  )
  expect(passageIn(passageHash({ turn: 3, span: null }))).toEqual({ turn: 3, span: null })
})

test.each(['', '#', '#text', '#turn-', '#turn-x', '#turn-3:5', '#turn-3:5-6x'])(
  '“%s” names no passage',
  (hash) => expect(passageIn(hash)).toBeNull(),
)

test('a passage that ends before it starts is its turn', () => {
  expect(passageIn('#turn-3:9-5')).toEqual({ turn: 3, span: null })
})
