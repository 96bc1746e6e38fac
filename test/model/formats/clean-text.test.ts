import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, noChanges } from '#model/formats/clean-text.ts'

describe('the text that is stored', () => {
  test('[TR1] has LF alone at line ends, whatever came: CR LF, CR, U+0085, U+2028, U+2029, form feed', () => {
    const { text, changes } = cleanText('a\r\nb\rc\u0085d\u2028e\u2029f\fg\nh')
    expect(text).toBe('a\nb\nc\nd\ne\nf\ng\nh')
    expect(changes).toEqual({
      ...noChanges(),
      carriageReturns: 2,
      lineSeparators: 3,
      formFeeds: 1,
    })
  })

  test('[TR1] keeps two line ends two: CR CR LF is an empty line', () => {
    expect(cleanText('a\r\r\nb').text).toBe('a\n\nb')
  })

  test('[TR1] a NUL between CR and LF does not make two line ends of one', () => {
    expect(cleanText('a\r\u0000\nb').text).toBe('a\nb')
  })

  test('[TR2] loses the byte order mark, NUL and other C0 controls, each counted, and keeps tabs', () => {
    const { text, changes } = cleanText('\ufeffa\u0000b\u0007c\u000bd\te\u001f\u0000')
    expect(text).toBe('abcd\te')
    expect(changes).toEqual({
      ...noChanges(),
      byteOrderMarks: 1,
      nulCharacters: 2,
      controlCharacters: 3,
    })
  })

  test('[TR2] keeps a U+FEFF inside the text, where it is a character like another', () => {
    expect(cleanText('a\ufeffb').text).toBe('a\ufeffb')
  })

  test('[TR3] has U+FFFD in place of half a surrogate pair, counted, and leaves pairs alone', () => {
    const { text, changes } = cleanText('a\ud83d b\ude00 😀 \ud83d\ud83d')
    expect(text).toBe('a\ufffd b\ufffd 😀 \ufffd\ufffd')
    expect(changes.loneSurrogates).toBe(4)
  })

  test('[TR4] is not normalised, not trimmed, not mended', () => {
    const raw = "  e\u0301 é “quotes” 'straight' -- … ﬁ Å\u00a0\u200f \n\n "
    expect(cleanText(raw)).toEqual({ text: raw, changes: noChanges() })
  })

  test('[TR5] goes in again unchanged, holds nothing Postgres or XML refuse, and loses no other character', () => {
    const odd = fc.constantFrom(
      '\r',
      '\n',
      '\u0000',
      '\u000b',
      '\f',
      '\ufeff',
      '\u2028',
      '\u0085',
      '\ud83d',
      '\ude00',
      '😀',
      'e',
      '\u0301',
      '\t',
    )
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 30 }), (characters) => {
        const raw = characters.join('')
        const { text, changes } = cleanText(raw)
        expect(cleanText(text)).toEqual({ text, changes: noChanges() })
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these must be gone
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u0085\u2028\u2029]|^\ufeff/)
        expect(text.isWellFormed()).toBe(true)
        const removed = changes.nulCharacters + changes.controlCharacters + changes.byteOrderMarks
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what stands between CR and LF is removed
        const joined = raw.replace(/[\u0000\u000b]/g, '').match(/\r\n/g)?.length ?? 0
        expect(text.length).toBe(raw.length - removed - joined)
      }),
    )
  })
})
