import { expect, test } from 'vitest'
import { putTogether } from '#model/pictures/stretches.ts'

test('cells that touch or overlap become one stretch, whatever order they come in', () => {
  const cells = [
    { first: 9, last: 12, start: 90, end: 130 },
    { first: 0, last: 1, start: 4, end: 20 },
    { first: 2, last: 2, start: 20, end: 29 },
    { first: 10, last: 11, start: 99, end: 115 },
  ]
  expect(putTogether(cells)).toEqual([
    { first: 0, last: 2, start: 4, end: 29 },
    { first: 9, last: 12, start: 90, end: 130 },
  ])
  expect(putTogether([...cells].reverse())).toEqual(putTogether(cells))
})
