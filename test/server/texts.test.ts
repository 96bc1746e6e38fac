import { afterAll, expect, test } from 'vitest'
import { TurnChoices } from '#model/formats/turns.ts'
import { limits } from '#model/limits.ts'
import { readText } from '#server/files/read-text.ts'
import { makeTexts } from '#server/files/texts.ts'

const texts = makeTexts(limits)
afterAll(() => texts.close())

const choices = { turns: TurnChoices.parse({}) }
const talk = (turns: number) =>
  Array.from({ length: turns }, (_, at) => `${at % 2 ? 'Ana' : 'Ben'}: Words of turn ${at}.`).join(
    '\n\n',
  )

test('a long text is read in a thread of its own as it is read here', async () => {
  const source = { name: 'talk.txt', bytes: new TextEncoder().encode(talk(5_000)) }
  expect(source.bytes.length).toBeGreaterThan(64 * 1024)
  const found = await texts.read(source, choices)
  expect(found).toEqual(await readText(source, choices, limits))
  expect(found.found.turns).toHaveLength(5_000)
  expect(found.title).toBe('talk')
})

test('while a text of millions of letters is read, others are not kept waiting', async () => {
  const ended: string[] = []
  const long = texts
    .read({ text: 'ก็ไม่มีใครรู้ว่าจะเป็นอย่างไร '.repeat(20_000) }, choices)
    .then(() => ended.push('long'))
  const short = texts.read({ text: talk(2) }, choices).then(() => ended.push('short'))
  await Promise.all([long, short])
  expect(ended).toEqual(['short', 'long'])
})

test('what is refused in the thread is refused in the same words', async () => {
  const tooLong = { text: 'word '.repeat(1_000_001) }
  const words = await readText(tooLong, choices, limits).catch((error: Error) => error.message)
  await expect(texts.read(tooLong, choices)).rejects.toMatchObject({
    isDomainError: true,
    code: 'too-large',
    message: words,
  })
  const zip = new Uint8Array(100_000)
  zip.set([0x50, 0x4b, 0x03, 0x04])
  await expect(texts.read({ name: 'a.docx', bytes: zip }, choices)).rejects.toMatchObject({
    code: 'unsupported-file',
  })
})
