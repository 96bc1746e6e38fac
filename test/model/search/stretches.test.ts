import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stretchesOf } from '#model/search/stretches.ts'

const turn = (ordinal: number, start: number, speechStart: number, end: number) => ({
  ordinal,
  speaker: 'A',
  start,
  speechStart,
  end,
})

test('a turn is one stretch without its label, and text outside turns is one of no turn', () => {
  const text = 'Notes.\nA: 👋 Hello.\nB:   \n'
  const length = [...text].length
  expect(stretchesOf({ text, turns: [turn(1, 7, 10, 19), turn(2, 19, 21, length)] })).toEqual([
    { start: 0, turn: 0, words: 'Notes.\n' },
    { start: 10, turn: 1, words: '👋 Hello.\n' },
  ])
})

test('of white space alone there is one stretch without words, so that it is not made again', () => {
  expect(stretchesOf({ text: ' \n', turns: [] })).toEqual([{ start: 0, turn: 0, words: '' }])
})

test('a long turn is cut between words or paragraphs, and every word is at its place', () => {
  const word = fc.constantFrom('ferry', '👩‍👩‍👧', 'é', 'no.\n', 'x'.repeat(3_000))
  fc.assert(
    fc.property(fc.array(word, { maxLength: 4_000 }), (words) => {
      const text = `${words.join(' ')} end`
      const points = [...text]
      const stretches = stretchesOf({ text, turns: [turn(1, 0, 0, points.length)] })
      for (const { start, words } of stretches) {
        const length = [...words].length
        expect(points.slice(start, start + length).join('')).toBe(words)
        expect(length).toBeLessThanOrEqual(4_000)
      }
      expect(stretches.map(({ words }) => words).join('')).toBe(text)
    }),
    { numRuns: 30 },
  )
})
