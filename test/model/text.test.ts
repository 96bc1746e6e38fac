import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bothEnds, codePointLength, shortened, TextOffsets } from '#model/text.ts'

// The sample transcript has as many UTF-16 units as code points; these have not.
const exotic = [
  '😀',
  '𝒳',
  '👩‍👩‍👧',
  'مرحبا بكم',
  'שלום',
  '记者问',
  'e\u0301',
  'n\u0303a',
  '🇨🇭🇫🇷',
  'க்ஷி',
  '한국',
  '\r\n',
  'x\u200dy',
  '❤️',
  'abc de',
]
const pieces = fc.array(fc.constantFrom(...exotic, ' ', 'a', '\n', '\u0301', '\u200d', '🇨'), {
  maxLength: 14,
})
const text = pieces.map((parts) => parts.join(''))

describe('offsets', () => {
  test('[TX1] count code points, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (words) => {
        expect(codePointLength(words)).toBe([...words].length)
        expect(new TextOffsets(words).length).toBe([...words].length)
      }),
    )
  })

  test('[TX2] go to UTF-16 and back as counting one by one says', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (words) => {
        const offsets = new TextOffsets(words)
        let position = 0
        const characters = [...words]
        characters.forEach((character, offset) => {
          expect(offsets.toUtf16(offset)).toBe(position)
          expect(offsets.fromUtf16(position)).toBe(offset)
          // From the middle of a pair: the character is over.
          if (character.length === 2) expect(offsets.fromUtf16(position + 1)).toBe(offset + 1)
          position += character.length
        })
        expect(offsets.toUtf16(characters.length)).toBe(words.length)
        expect(offsets.fromUtf16(words.length)).toBe(characters.length)
      }),
    )
  })

  test('[TX3] a slice holds the words that Python would slice', () => {
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(40), (words, a, b) => {
        const characters = [...words]
        const start = Math.min(a, b, characters.length)
        const end = Math.min(Math.max(a, b), characters.length)
        expect(new TextOffsets(words).slice(start, end)).toBe(characters.slice(start, end).join(''))
      }),
    )
  })

  test('[TX4] a boundary between grapheme clusters is where segmenting the whole text finds one', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
    fc.assert(
      fc.property(text, (words) => {
        const boundaries = new Set([words.length, 0])
        for (const { index } of segmenter.segment(words)) boundaries.add(index)
        const offsets = new TextOffsets(words)
        for (let offset = 0; offset <= offsets.length; offset++) {
          expect([offset, offsets.isGraphemeBoundary(offset)]).toEqual([
            offset,
            boundaries.has(offsets.toUtf16(offset)),
          ])
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('[TX4] offsets outside the text are no boundaries', () => {
    const offsets = new TextOffsets('a😀')
    expect([-1, 0, 1, 2, 3, 0.5].map((offset) => offsets.isGraphemeBoundary(offset))).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ])
  })

  test('[TX4] a long run without plain letters is judged in a stretch, not by the whole text', () => {
    const long = new TextOffsets('👩‍👩‍👧'.repeat(20_000))
    for (let i = 0; i < 1000; i++) expect(long.isGraphemeBoundary(i * 5)).toBe(true)
  })

  test('[TX4] flags pair up from the first of their row, however long the row is', () => {
    const row = new TextOffsets(`a${'🇨🇭'.repeat(300)}🇨b`)
    for (let i = 0; i < 300; i++) {
      expect([row.isGraphemeBoundary(1 + 2 * i), row.isGraphemeBoundary(2 + 2 * i)]).toEqual([
        true,
        false,
      ])
    }
    expect(row.isGraphemeBoundary(602)).toBe(true)
  })
})

test('a text is cut after so many characters as people see them, and none of these is cut', () => {
  expect(shortened('Ada Reyes', 9)).toBe('Ada Reyes')
  expect(shortened('Ada Reyes', 4)).toBe('Ada…')
  expect(shortened('👩‍👩‍👧'.repeat(3), 2)).toBe(`${'👩‍👩‍👧'.repeat(2)}…`)
  expect(shortened('e\u0301a\u0301', 1)).toBe('e\u0301…')
  expect(shortened('👩‍👩‍👧'.repeat(2), 2)).toBe('👩‍👩‍👧'.repeat(2))
  expect(shortened(`a${'\u0301'.repeat(10_000)}`, 3)).toBe('…')
})

test('of a long text both ends are said, none of its characters cut, and a short one is whole', () => {
  expect(bothEnds('Ada Reyes', 5)).toBe('Ada Reyes')
  expect(bothEnds('Ada Reyes', 3)).toBe('Ada … yes')
  expect(bothEnds('👩‍👩‍👧'.repeat(4), 2)).toBe('👩‍👩‍👧'.repeat(4))
  expect(bothEnds('👩‍👩‍👧'.repeat(5), 2)).toBe(`${'👩‍👩‍👧'.repeat(2)} … ${'👩‍👩‍👧'.repeat(2)}`)
  const long = `e\u0301${'a'.repeat(100_000)}o\u0308`
  expect(bothEnds(long, 2)).toBe('e\u0301a … ao\u0308')
})
