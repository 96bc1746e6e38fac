import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dragEdge } from '#app/text/drag-edge.ts'
import { aTranscript } from '../../builders/reading.ts'

const text =
  'ANA: They opened the gates, again 👩‍👩‍👧 and again.\nBEN: Storms come cafe\u0301 every year.\n'
const reading = aTranscript(text)
const at = (words: string) => reading.offsets.fromUtf16(text.indexOf(words))
const spanOf = (words: string) => ({ start: at(words), end: at(words) + [...words].length })
const how = { words: true, acrossTurns: true }
const quoted = (words: string, edge: 'start' | 'end', to: number, options = how) =>
  reading.quote(dragEdge(reading, spanOf(words), edge, to, options))

test('[WS2] a dragged edge takes whole words, and with Alt what it was dragged to', () => {
  expect(quoted('opened the', 'end', at('tes, again'))).toBe('opened the gates')
  expect(quoted('opened the', 'start', at('hey'))).toBe('They opened the')
  expect(quoted('opened the', 'end', at('tes, again'), { ...how, words: false })).toBe(
    'opened the ga',
  )
})

test('dragged past the other edge, a word is left', () => {
  expect(quoted('opened the', 'end', at('They'))).toBe('opened')
  expect(quoted('opened the', 'start', at('again.'))).toBe('the')
})

test('[WS2] where a project keeps spans within turns, an edge stays in the turn of the other', () => {
  const to = at('every')
  expect(quoted('again.', 'end', to, { ...how, acrossTurns: false })).toBe('again.')
  expect(quoted('again.', 'end', to)).toBe('again.\nBEN: Storms come cafe\u0301')
})

test('[WS2] wherever an edge is dragged, the other stays and no grapheme is cut', () => {
  const graphemes = new Set([0])
  for (const { index, segment } of new Intl.Segmenter('en').segment(text)) {
    graphemes.add(reading.offsets.fromUtf16(index + segment.length))
  }
  const first = reading.blocks[0]!
  const last = reading.blocks.at(-1)!
  const words = ['They', 'gates, again', '👩‍👩‍👧 and', 'Storms', 'cafe\u0301 every']
  fc.assert(
    fc.property(
      fc.constantFrom(...words),
      fc.constantFrom('start' as const, 'end' as const),
      fc.integer({ min: first.start, max: last.end }),
      fc.boolean(),
      fc.boolean(),
      (chosen, edge, to, byWords, acrossTurns) => {
        const span = spanOf(chosen)
        const dragged = dragEdge(reading, span, edge, to, { words: byWords, acrossTurns })
        const other = edge === 'start' ? 'end' : 'start'
        expect(dragged[other]).toBe(span[other])
        expect(dragged.start).toBeLessThan(dragged.end)
        expect(graphemes.has(dragged[edge])).toBe(true)
      },
    ),
  )
})
