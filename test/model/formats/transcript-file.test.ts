import { describe, expect, test } from 'vitest'
import { isDomainError } from '#model/errors.ts'
import { countWords } from '#model/formats/count-words.ts'
import {
  readPastedText,
  readTranscriptFile,
  titleFromText,
  titleOf,
} from '#model/formats/transcript-file.ts'
import { limits } from '#model/limits.ts'
import { files } from '#test/builders/files.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function refused(name: string, bytes: Uint8Array, own: Partial<typeof limits> = {}) {
  try {
    await readTranscriptFile({ name, bytes }, { ...limits, ...own })
  } catch (error) {
    if (isDomainError(error)) return `${error.code}: ${error.message}`
    throw error
  }
  return 'taken'
}

describe('a file', () => {
  test('[TF1] is read into what will be stored, with what was changed told', async () => {
    const read = await readTranscriptFile(
      { name: 'a.txt', bytes: bytesOf('\ufeffQ: Why 😀?\r\nA: So.\u0000') },
      limits,
    )
    expect(read).toMatchObject({
      text: 'Q: Why 😀?\nA: So.',
      length: 16,
      words: 4,
      encoding: 'utf-8',
      certain: true,
      changes: { byteOrderMarks: 1, carriageReturns: 1, nulCharacters: 1 },
    })
  })

  test.each([
    ['scan.txt', files.png, /^unsupported-file: A PNG picture, not text\..*add the text\.$/],
    ['paper.txt', files.pdf, /^unsupported-file: A PDF/],
    ['talk.txt', files.docx, /^unsupported-file: A Word document\. Save it as plain text/],
    ['talk.txt', files.zip, /^unsupported-file: An archive \(ZIP\)\. Unpack it/],
    ['talk.txt', files.rtf, /^unsupported-file: A Rich Text file/],
    ['talk.txt', files.vtt, /^unsupported-file: Captions \(WebVTT\)/],
    ['talk.txt', files.srt, /^unsupported-file: Captions \(SRT\)/],
    ['talk.txt', bytesOf('<?xml version="1.0"?><TEI/>'), /^unsupported-file: An XML file/],
    ['talk.txt', bytesOf('<!DOCTYPE html><p>Hi</p>'), /^unsupported-file: A web page/],
    ['talk.csv', bytesOf('speaker,text\nAna,Hello\n'), /^unsupported-file: A table/],
    [
      'noise.txt',
      Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3)) & 31),
      /^unsupported-file: Not text/,
    ],
    ['empty.txt', bytesOf(''), /^invalid-input: The file is empty/],
    ['blank.txt', bytesOf(' \r\n\t\n'), /^invalid-input: There are no words/],
    ['nul.txt', bytesOf('\u0000'), /^invalid-input: There are no words/],
  ])(
    '[TF2] that cannot be a transcript is refused by what it holds: %s',
    async (name, bytes, reason) => {
      expect(await refused(name, bytes)).toMatch(reason)
    },
  )

  test.each([
    ['ID3: is the name of a person\nID4: yes\nID3: good'],
    ['BM: Gr\u00fc\u00dfe'],
    ['GIF89a is a kind of picture'],
    ['PK and so on'],
    ['<Ana> hello\n<Ben> hello'],
    ['[id1] hello'],
    ['{laughs} and then'],
  ])('[TF2] that only begins like another kind is text: %s', async (text) => {
    expect(await refused('a.txt', bytesOf(text))).toBe('taken')
    expect(await refused('a.txt', new Uint8Array(Buffer.from(text, 'latin1')))).toBe('taken')
  })

  test('[TF2] with a few control characters is text; they are cleaned away', async () => {
    expect(await refused('a.txt', bytesOf('Q: Why\u0000?\n\u0001A: So. And so on, and on.'))).toBe(
      'taken',
    )
  })

  test('[TF3] may be as long as the limits say and not one more', async () => {
    const text = bytesOf('😀'.repeat(100))
    expect(
      await refused('a.txt', text, { transcriptCharacters: 100, uploadBytes: 400 } as never),
    ).toBe('taken')
    expect(await refused('a.txt', text, { transcriptCharacters: 99 } as never)).toMatch(
      /^too-large: The text has at least 100 characters; a transcript holds at most 99/,
    )
    const letters = bytesOf('é'.repeat(100))
    expect(await refused('a.txt', letters, { transcriptCharacters: 99 } as never)).toMatch(
      /^too-large: The text has 100 characters; a transcript holds at most 99/,
    )
    expect(await refused('a.txt', text, { uploadBytes: 399 } as never)).toMatch(
      /^too-large: The file is larger/,
    )
  })

  test('pasted words go the same way', () => {
    expect(readPastedText('a\r\nb\ud83d', limits)).toMatchObject({ text: 'a\nb\ufffd', length: 4 })
  })
})

describe('a title', () => {
  test.each([
    ['press-14-may.txt', 'press-14-may'],
    ['C:\\talks\\one.TXT', 'one'],
    ['../../etc/passwd', 'passwd'],
    ['a/b\u0000c\r\n"d\u202e.md', 'b c "d'],
    ['.txt', 'Untitled transcript'],
    ['\u200b\u200b.txt', 'Untitled transcript'],
    [`${'x'.repeat(300)}.txt`, `${'x'.repeat(199)}…`],
    ['CON', 'CON'],
    ['\ud83d.txt', 'Untitled transcript'],
  ])('[TF4] of a file named %j is %j', (name, title) => {
    expect(titleOf(name)).toBe(title)
  })

  test('[TF4] of pasted words is their first line', () => {
    expect(titleFromText('\n\n# A talk / in spring\nQ: Why?')).toBe('A talk / in spring')
    expect(titleFromText('word '.repeat(50))).toHaveLength(80)
  })
})

describe('words', () => {
  test.each([['a'], ['e\u0301'], ['１'], ['Ⅷ'], ['ب']])(
    'a text that is one word of millions of letters is one word: %j',
    (letter) => {
      expect(countWords(letter.repeat(4_000_000 / letter.length))).toBe(1)
      expect(countWords(`${letter.repeat(2_000)} and ${letter.repeat(999)}. ${letter}`)).toBe(4)
    },
  )

  test.each([
    ['', 0],
    ['One two, three.', 3],
    ['don’t well-known state-of-the-art', 3],
    ['3.5 km — 10:30', 5],
    ['我们在北京', 5],
    ['ひらがなカタカナ漢字', 10],
    ['안녕 하세요', 2],
    ['مرحبا بكم في البيت', 4],
    ['e\u0301te\u0301 là', 2],
    ['ภาษาไทยง่าย', 3],
    ['😀 👩‍👩‍👧 hm', 1],
    ['Müller说“好”', 3],
  ])('of %j are %d', (text, words) => {
    expect(countWords(text)).toBe(words)
  })
})
