import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf, pieceIn } from '#app/text/reading-text.ts'
import { TextOffsets } from '#model/text.ts'
import { aTranscript } from '../../builders/reading.ts'

const conference = aTranscript('Preamble 👍\n\nANA:  One é two.\n\nBEN: 三个人。\n')

test('each turn is shown as its speech, without the white space around it', () => {
  expect(conference.blocks.map(({ ordinal, text }) => [ordinal, text])).toEqual([
    [0, 'Preamble 👍'],
    [1, 'One é two.'],
    [2, '三个人。'],
  ])
})

test('[TX1] offsets of a shown block are code points of the whole text', () => {
  for (const block of conference.blocks) {
    expect([...conference.text].slice(block.start, block.end).join('')).toBe(block.text)
  }
})

test('a span across turns is shown in each with its own part, and quoted whole', () => {
  const [, one, two] = conference.blocks
  const span = { start: one!.start + 6, end: two!.start + 2 }
  expect(blocksOf(conference, span)).toEqual([1, 2])
  expect(one!.text.slice(...sliceOf(pieceIn(conference, one!, span)))).toBe('two.')
  expect(two!.text.slice(...sliceOf(pieceIn(conference, two!, span)))).toBe('三个')
  expect(conference.quote(span)).toBe('two.\n\nBEN: 三个')
})

test('a span that lies in a label alone is shown nowhere, and can still be quoted', () => {
  const start = [...conference.text].join('').indexOf('ANA') - 1
  const span = { start, end: start + 3 }
  expect(conference.blocks.every((block) => pieceIn(conference, block, span) === null)).toBe(true)
  expect(conference.quote(span)).toBe('ANA')
})

test('[TX1] pieces of a span put together are its words, whatever the text', () => {
  const sign = fc.constantFrom('a', ' ', '\n', 'é', '👍', '字', 'ש', '.')
  fc.assert(
    fc.property(
      fc.array(fc.array(sign, { maxLength: 12 }), { minLength: 1, maxLength: 5 }),
      fc.nat(),
      fc.nat(),
      (turns, from, length) => {
        const reading = aTranscript(turns.map((words) => `A: ${words.join('')}\n`).join(''))
        const size = new TextOffsets(reading.text).length
        const start = from % size
        const span = { start, end: Math.min(size, start + 1 + (length % size)) }
        for (const block of reading.blocks) {
          const piece = pieceIn(reading, block, span)
          const expected = [...reading.text]
            .slice(Math.max(span.start, block.start), Math.min(span.end, block.end))
            .join('')
          expect(piece === null ? '' : block.text.slice(piece.from, piece.to)).toBe(expected)
        }
      },
    ),
  )
})

function sliceOf(piece: { from: number; to: number } | null): [number, number] {
  return [piece!.from, piece!.to]
}
