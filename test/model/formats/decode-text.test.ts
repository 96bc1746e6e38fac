import { describe, expect, test } from 'vitest'
import { decodeText, encodings, tellingWords } from '#model/formats/decode-text.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)
const utf16 = (text: string, order: 'le' | 'be', mark: boolean) => {
  const units = [...(mark ? '\ufeff' : '')].concat(text.split(''))
  return Uint8Array.from(
    units.flatMap((unit) => {
      const code = unit.charCodeAt(0)
      return order === 'le' ? [code & 255, code >> 8] : [code >> 8, code & 255]
    }),
  )
}

describe('the encoding of a file', () => {
  test('[TR6] good UTF-8 is UTF-8, for certain, with or without its mark', () => {
    const text = 'Müller 😀 e\u0301 مرحبا 记者'
    expect(decodeText(new TextEncoder().encode(text))).toEqual({
      text,
      encoding: 'utf-8',
      certain: true,
    })
    const marked = decodeText(new TextEncoder().encode(`\ufeff${text}`))
    expect(marked).toEqual({ text: `\ufeff${text}`, encoding: 'utf-8', certain: true })
  })

  test.each(['le', 'be'] as const)('[TR6] UTF-16 (%s) with its mark is certain', (order) => {
    expect(decodeText(utf16('Frage: Müller 😀', order, true))).toEqual({
      text: '\ufeffFrage: Müller 😀',
      encoding: `utf-16${order}`,
      certain: true,
    })
  })

  test.each(['le', 'be'] as const)('[TR7] UTF-16 (%s) without its mark is asked about', (order) => {
    const decoded = decodeText(utf16('Question: Why was that?\nAnswer: It was.', order, false))
    expect(decoded).toEqual({
      text: 'Question: Why was that?\nAnswer: It was.',
      encoding: `utf-16${order}`,
      certain: false,
    })
  })

  test('[TR7] what is no UTF-8 is taken as Windows-1252 and asked about, quotes and euro right', () => {
    const decoded = decodeText(
      bytes(0x93, 0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x94, 0x80, 0x85, 0x97),
    )
    expect(decoded).toEqual({ text: '“Müller”€…—', encoding: 'windows-1252', certain: false })
  })

  test('[TR7] a text that is UTF-8 but for one cut character is asked about, never half-read', () => {
    expect(decodeText(bytes(0x61, 0xc3)).certain).toBe(false)
    const marked = decodeText(bytes(0xef, 0xbb, 0xbf, 0x61, 0xc3))
    expect(marked).toEqual({ text: '\ufeffa\ufffd', encoding: 'utf-8', certain: false })
  })

  test('[TR8] what a person says it is, it is', () => {
    const shiftJis = bytes(0x8e, 0xbf, 0x96, 0xe2, 0x3a)
    expect(decodeText(shiftJis, 'shift_jis')).toEqual({
      text: '質問:',
      encoding: 'shift_jis',
      certain: true,
    })
    expect(decodeText(bytes(0xe2, 0xee, 0xef, 0xf0, 0xee, 0xf1), 'windows-1251').text).toBe(
      'вопрос',
    )
  })

  test('every encoding that can be chosen can be read here', () => {
    for (const encoding of encodings)
      expect(decodeText(bytes(0x41, 0x42), encoding).encoding).toBe(encoding)
  })

  test('a lone surrogate in UTF-16 stays, so that cleaning can count it; an odd byte is U+FFFD', () => {
    expect(decodeText(bytes(0xff, 0xfe, 0x3d, 0xd8, 0x41, 0x00, 0x42)).text).toBe(
      '\ufeff\ud83dA\ufffd',
    )
  })

  test('nothing at all is an empty text', () => {
    expect(decodeText(bytes())).toEqual({ text: '', encoding: 'utf-8', certain: true })
  })

  test('the words that tell are those with letters beyond ASCII, none twice', () => {
    expect(tellingWords('Plain Müller said Müller, naïve señor and façade')).toEqual([
      'Müller',
      'naïve',
      'señor',
    ])
    expect(tellingWords('all plain words')).toEqual([])
    expect(tellingWords('MÃ¼ller said')).toEqual(['MÃ¼ller'])
  })

  test('a text that is one word of very many letters is looked through once', () => {
    const words = tellingWords(`${'a'.repeat(200_000)} Müller`)
    expect(words).toEqual(['Müller'])
  })
})
