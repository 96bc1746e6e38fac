import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReadingText } from '#app/text/reading-text.ts'
import { countWords, crossesTurns, moveEdge, snapSpan, step } from '#app/text/snap.ts'
import { aTranscript } from '../../builders/reading.ts'

/** Selects from within the first words to within the last, and says what became of it. */
function snapped(reading: ReadingText, words: string, how = { words: true }): string | null {
  const at = reading.text.indexOf(words)
  const start = reading.offsets.fromUtf16(at)
  const span = snapSpan(reading, { start, end: start + [...words].length }, how)
  return span && reading.quote(span)
}

test.each([
  ['en', 'ANA: They opened the gates, again.', 'ned the gat', 'opened the gates'],
  ['en', 'ANA: They opened the gates, again.', ' opened ', 'opened'],
  ['en', 'ANA: They opened the gates, again.', 'gates, ', 'gates,'],
  ['de', 'ANA: Die Donaudampfschifffahrt ruht.', 'dampf', 'Donaudampfschifffahrt'],
  ['ar', 'ANA: طلبنا من اللجنة أن تجتمع', 'لجن', 'اللجنة'],
])('[WS2] %s: a selection grows to whole words', (language, text, selected, words) => {
  expect(snapped(aTranscript(text, language), selected)).toBe(words)
})

test.each([
  ['zh', 'ANA: 我们要求联合委员会这个月再开一次会。', '合委'],
  ['th', 'ANA: เราขอให้คณะกรรมการประชุมอีกครั้งในเดือนนี้', 'รรม'],
])(
  '[WS2] %s: where no spaces are written, words are those of the language',
  (language, text, part) => {
    const reading = aTranscript(text, language)
    const [block] = reading.blocks
    const words = new Intl.Segmenter(language, { granularity: 'word' }).segment(block!.text)
    const first = words.containing(block!.text.indexOf(part))!
    const last = words.containing(block!.text.indexOf(part) + part.length - 1)!
    const expected = block!.text.slice(first.index, last.index + last.segment.length)
    expect(snapped(reading, part)).toBe(expected)
    expect(expected.length).toBeLessThan(block!.text.length / 2)
  },
)

test('with Alt the exact characters are selected, without white space at the ends', () => {
  const reading = aTranscript('ANA: They opened the gates, again.')
  expect(snapped(reading, 'ned the ', { words: false })).toBe('ned the')
})

test('[WS2] a grapheme is never cut, with Alt or without', () => {
  const reading = aTranscript('ANA: A family 👩‍👩‍👧 ate cafe\u0301 cake.')
  expect(snapped(reading, '👩', { words: false })).toBe('👩‍👩‍👧')
  expect(snapped(reading, '👩')).toBe('👩‍👩‍👧')
  expect(snapped(reading, 'cafe', { words: false })).toBe('cafe\u0301')
})

test('white space alone is no selection', () => {
  expect(snapped(aTranscript('ANA: one  two'), '  ')).toBeNull()
})

test('a selection that ends in the next turn’s label ends with the words before it', () => {
  expect(snapped(aTranscript('ANA: One two.\nBEN: Three.'), 'wo.\nBE')).toBe('two.')
})

test('a selection that begins in a label begins with the words after it', () => {
  expect(snapped(aTranscript('ANA: One two.\nBEN: Three four.'), 'EN: Thr')).toBe('Three')
})

test('[WS2] whatever is selected, ends are grapheme boundaries and no white space', () => {
  const sign = fc.constantFrom('a', 'b ', ' ', 'e\u0301', '👩‍👩‍👧', '字', '🇩🇪', ', ', 'ש')
  fc.assert(
    fc.property(
      fc.array(sign, { minLength: 1, maxLength: 30 }),
      fc.nat(),
      fc.nat(),
      fc.boolean(),
      (signs, from, length, words) => {
        const reading = aTranscript(`A: ${signs.join('')}\nB: more`)
        const size = reading.offsets.length
        const start = from % size
        const end = Math.min(size, start + 1 + (length % size))
        const span = snapSpan(reading, { start, end }, { words })
        if (span === null) return
        expect(reading.offsets.isGraphemeBoundary(span.start)).toBe(true)
        expect(reading.offsets.isGraphemeBoundary(span.end)).toBe(true)
        expect(reading.quote(span)).toBe(reading.quote(span).trim())
      },
    ),
  )
})

test('the caret steps over graphemes and words, from turn to turn', () => {
  const reading = aTranscript('ANA: cafe\u0301 👍🏽 no.\nBEN: Yes.')
  const [one, two] = reading.blocks
  let at = one!.start
  const stops = [at]
  while (at < two!.end) stops.push((at = step(reading, at, 1, 'word')))
  expect(stops.map((stop) => stop - one!.start)).toEqual([0, 5, 11, 12, 18, 21, 22])
  expect(step(reading, one!.start + 3, 1, 'grapheme')).toBe(one!.start + 5)
  expect(step(reading, two!.start, -1, 'grapheme')).toBe(one!.end)
  expect(step(reading, two!.end, 1, 'grapheme')).toBe(two!.end)
})

test('an edge moves by a word and never past the other edge', () => {
  const reading = aTranscript('ANA: One two, three four.')
  const start = reading.text.indexOf('two')
  const span = { start, end: start + 'two, three'.length }
  const moved = (edge: 'start' | 'end', direction: 1 | -1) => {
    const next = moveEdge(reading, span, edge, direction)
    return next && reading.quote(next)
  }
  expect(moved('start', -1)).toBe('One two, three')
  expect(moved('start', 1)).toBe('three')
  expect(moved('end', 1)).toBe('two, three four')
  expect(moved('end', -1)).toBe('two')
  const alone = { start, end: start + 3 }
  expect(moveEdge(reading, alone, 'start', 1)).toBeNull()
  expect(moveEdge(reading, alone, 'end', -1)).toBeNull()
})

test('words are counted as their language has them', () => {
  expect(countWords('They opened the gates, again.', 'en')).toBe(5)
  expect(countWords('我们要求开会', 'zh')).toBeGreaterThan(1)
})

test('a span crosses turns when one begins inside it', () => {
  const reading = aTranscript('ANA: One.\nBEN: Two.')
  const [one, two] = reading.blocks
  expect(crossesTurns(reading, { start: one!.start, end: one!.end })).toBe(false)
  expect(crossesTurns(reading, { start: one!.start, end: two!.start + 1 })).toBe(true)
})
