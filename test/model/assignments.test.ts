import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareOut } from '#model/assignments.ts'

const names = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${index}`)

test('[RO6] a share of the transcripts is coded by everybody, each other one by one coder', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      (transcripts, coders, percent, seed) => {
        const given = names('t', transcripts)
        const shares = shareOut(given, names('c', coders), percent / 100, seed)
        expect(shares.map((one) => one.transcript)).toEqual(given)
        const all = shares.filter((one) => one.coders.length === coders)
        expect(all).toHaveLength(Math.ceil((percent * transcripts) / 100))
        // Nobody has more than one transcript more than anybody else.
        const single = shares.filter((one) => one.coders.length === 1)
        expect(all.length + single.length).toBe(transcripts)
        const loads = names('c', coders).map(
          (coder) => single.filter((one) => one.coders[0] === coder).length,
        )
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
      },
    ),
  )
})

test('[RO6] the same seed draws the same share, another seed another one', () => {
  const transcripts = names('t', 30)
  const drawn = (seed: number) =>
    shareOut(transcripts, ['a', 'b'], 0.3, seed)
      .filter((one) => one.coders.length === 2)
      .map((one) => one.transcript)
  expect(drawn(1)).toEqual(drawn(1))
  expect(drawn(1)).not.toEqual(drawn(2))
})

test('[RO6] each transcript is drawn about as often as another', () => {
  const transcripts = names('t', 5)
  const drawn = new Map(transcripts.map((id) => [id, 0]))
  const draws = 4_000
  for (let seed = 0; seed < draws; seed++) {
    for (const one of shareOut(transcripts, ['a', 'b'], 0.4, seed)) {
      if (one.coders.length === 2) drawn.set(one.transcript, drawn.get(one.transcript)! + 1)
    }
  }
  // Two of five: 1,600 expected, standard deviation 31.
  for (const times of drawn.values()) expect(Math.abs(times - 1_600)).toBeLessThan(160)
})

test('[RO6] with one coder that coder has everything', () => {
  expect(shareOut(['t0', 't1'], ['a'], 0, 1).map((one) => one.coders)).toEqual([['a'], ['a']])
})
