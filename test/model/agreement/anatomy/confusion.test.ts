import { expect, test } from 'vitest'
import { anatomyOfMarks } from './hand-made.ts'

test('[AN6] which codes stand in each other’s place, in how many units, and who has which', () => {
  const { anatomy } = anatomyOfMarks({
    ana: [
      ['blame', 2, 8],
      ['blame', 12, 18],
      ['praise', 22, 28],
    ],
    ben: [
      ['praise', 1, 9],
      ['praise', 13, 17],
      ['blame', 22, 25],
      ['weather', 32, 35],
    ],
  })
  // Seven disagreements: three units of blame and of praise, and weather.
  expect(anatomy.confusions).toEqual([
    {
      codes: ['blame', 'praise'],
      places: [3, 3],
      pairs: 3,
      share: expect.closeTo(6 / 7, 12),
      between: [
        { first: 'ana', second: 'ben', pairs: 2 },
        { first: 'ben', second: 'ana', pairs: 1 },
      ],
    },
  ])
})

test('[AN6] over positions the lengths on which both stand in each other’s place count', () => {
  const { anatomy } = anatomyOfMarks(
    { ana: [['blame', 2, 8]], ben: [['praise', 5, 9]] },
    { over: 'positions' },
  )
  // Three positions each; ten differ in all: six of blame, four of praise.
  expect(anatomy.confusions).toEqual([
    {
      codes: ['blame', 'praise'],
      places: [1, 1],
      pairs: 3,
      share: expect.closeTo(6 / 10, 12),
      between: [{ first: 'ana', second: 'ben', pairs: 3 }],
    },
  ])
})

test('[AN6] of several codes given instead each takes an equal part', () => {
  const { anatomy } = anatomyOfMarks(
    {
      ana: [['blame', 2, 8]],
      ben: [
        ['praise', 2, 8],
        ['weather', 2, 8],
      ],
    },
    { exclusive: [['blame', 'weather']] },
  )
  // Three disagreements: blame, half by praise, half by weather; and these two, each by blame.
  expect(anatomy.confusions.map(({ codes, share }) => [codes.join(), share])).toEqual([
    ['blame,praise', expect.closeTo(1 / 2, 12)],
    ['blame,weather', expect.closeTo(1 / 2, 12)],
  ])
})
