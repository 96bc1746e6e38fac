import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { whyNotText } from '#model/formats/file-kind.ts'
import { random } from '#test/builders/random.ts'

/** A ZIP of the local headers alone, which is what is looked at. @param lie said to be the size instead */
function zip(entries: readonly { name: string; content: Buffer; lie?: number }[]): Uint8Array {
  const parts = entries.flatMap(({ name, content, lie }) => {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(crc32(content), 14)
    head.writeUInt32LE(lie ?? packed.length, 18)
    head.writeUInt32LE(lie ?? content.length, 22)
    head.writeUInt16LE(name.length, 26)
    return [head, Buffer.from(name), packed]
  })
  return new Uint8Array(Buffer.concat(parts))
}

describe('[TF2] an archive is told, and nothing of it is unpacked:', () => {
  const bomb = { name: '[Content_Types].xml', content: Buffer.alloc(100_000_000) }
  test.each([
    ['a bomb', () => zip([bomb])],
    ['a bomb in a bomb', () => zip([{ name: 'a.zip', content: Buffer.from(zip([bomb])) }])],
    [
      'ten thousand entries',
      () =>
        zip(
          Array.from({ length: 10_000 }, (_, at) => ({
            name: `f${at}`,
            content: Buffer.from('x'),
          })),
        ),
    ],
    ['an entry said to be two gigabytes', () => zip([{ ...bomb, lie: 2 ** 31 - 1 }])],
    ['an entry said to be nothing', () => zip([{ ...bomb, lie: 0 }])],
    [
      'names that lead elsewhere',
      () => zip([{ name: '../../etc/passwd', content: Buffer.from('root') }]),
    ],
    [
      'a document with entities and relations to elsewhere',
      () =>
        zip([
          {
            name: 'word/_rels/document.xml.rels',
            content: Buffer.from(
              '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><r>&e;</r>',
            ),
          },
          { name: 'word/document.xml', content: Buffer.from('<w:document/>') },
        ]),
    ],
  ])('%s', async (_, bytes) => {
    expect(await whyNotText(bytes(), 'talk.txt')).toMatch(/archive|Word document/)
  })
})

test('[TF2] whatever follows the first bytes of some kind of file, it is told or taken for text', async () => {
  const beginnings =
    '504b0304 3026b2758e66cf11a6d900aa0062ce6c 1a45dfa3 89504e470d0a1a0a 49492a00 4d4d002a 4f676753 0000001866747970 49443303 1f8b0800 377abcaf271c 526172211a07 38425053 52494646 ffd8ff 000001ba 0061736d 28b52ffd cafebabe 213c617263683e 4d534346 edabeedb 664c6143'.split(
      ' ',
    )
  const next = random(20261127)
  for (let time = 0; time < 600; time++) {
    const beginning = Buffer.from(beginnings[time % beginnings.length]!, 'hex')
    const rest = Array.from({ length: next() * 300 }, () => (next() < 0.3 ? 0 : next() * 256))
    const bytes = new Uint8Array(Buffer.concat([beginning, Buffer.from(rest)]))
    const why = await whyNotText(bytes, 'talk.txt')
    expect(why === undefined || why.length > 10).toBe(true)
  }
})
