import { z } from 'zod'

/** Encodings a person may say a file has. The first four are the ones we recognise ourselves. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1258',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const
export const Encoding = z.enum(encodings)
export type Encoding = z.infer<typeof Encoding>

export interface DecodedText {
  /** As the bytes say it, byte order mark included; `cleanText` makes it fit to store. */
  text: string
  encoding: Encoding
  /** Whether the bytes prove the encoding. Otherwise a person has to say whether it reads right. */
  certain: boolean
}

/**
 * Text from bytes: by byte order mark, else strict UTF-8, else Windows-1252 as an assumption.
 *
 * @param encoding what a person said it is; then nothing is guessed
 */
export function decodeText(bytes: Uint8Array, encoding?: Encoding): DecodedText {
  if (encoding !== undefined) return { text: decodeAs(encoding, bytes), encoding, certain: true }

  if (bytes[0] === 0xff && bytes[1] === 0xfe) return known('utf-16le', bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return known('utf-16be', bytes)

  // UTF-16 without its mark is good UTF-8 full of NUL: told apart by where the NULs stand.
  const unmarked = unmarkedUtf16(bytes)
  if (unmarked !== undefined) {
    return { text: decodeUtf16(bytes, unmarked), encoding: unmarked, certain: false }
  }

  const utf8 = strictly('utf-8', bytes)
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', certain: true }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { text: decodeAs('utf-8', bytes), encoding: 'utf-8', certain: false }
  }
  return { text: decodeWindows1252(bytes), encoding: 'windows-1252', certain: false }
}

/** Up to `most` words with signs beyond ASCII: what shows at a glance whether an encoding is right. */
export function tellingWords(text: string, most = 3): string[] {
  const words = new Set<string>()
  for (const [word] of text.slice(0, 2_000_000).matchAll(wordLike)) {
    if (beyondAscii.test(word)) words.add(word)
    if (words.size === most) break
  }
  return [...words]
}

// Pieces of bounded length, each looked at once: a file may be one word of millions of letters.
const wordLike = /(?:[A-Za-z']|[^\p{ASCII}\s]){3,40}/gu
const beyondAscii = /\P{ASCII}/u

function known(encoding: Encoding, bytes: Uint8Array): DecodedText {
  return { text: decodeAs(encoding, bytes), encoding, certain: true }
}

function decodeAs(encoding: Encoding, bytes: Uint8Array): string {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return decodeUtf16(bytes, encoding)
  if (encoding === 'windows-1252') return decodeWindows1252(bytes)
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
}

/** @returns `undefined` where the bytes are no text in this encoding */
function strictly(encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array) {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Unlike TextDecoder this keeps lone surrogates, so that `cleanText` can count them. */
function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  return strictly(encoding, bytes) ?? utf16WithHalves(bytes, encoding)
}

const chunk = 8192

function utf16WithHalves(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const units = new Uint16Array(bytes.byteLength >> 1)
  for (let i = 0; i < units.length; i++) units[i] = view.getUint16(2 * i, encoding === 'utf-16le')
  const parts: string[] = []
  for (let i = 0; i < units.length; i += chunk) {
    parts.push(String.fromCharCode(...units.subarray(i, i + chunk)))
  }
  // A last odd byte is half a character.
  if (bytes.byteLength % 2 === 1) parts.push('\ufffd')
  return parts.join('')
}

/** Node decodes the label windows-1252 as Latin-1 and loses quotes, dashes and the euro sign. */
function decodeWindows1252(bytes: Uint8Array): string {
  // By way of UTF-16: joining a string from its characters takes forty times as long.
  const units = new Uint8Array(2 * bytes.length)
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    const unit = byte >= 0x80 && byte < 0xa0 ? windows1252[byte - 0x80]! : byte
    units[2 * i] = unit & 0xff
    units[2 * i + 1] = unit >> 8
  }
  return decodeUtf16(units, 'utf-16le')
}

// Bytes 0x80 to 0x9F, from https://encoding.spec.whatwg.org/index-windows-1252.txt
const windows1252 = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
  0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc,
  0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
]

function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const looked = Math.min(bytes.length & ~1, 4096)
  if (looked < 4) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < looked; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  // In Latin text nearly every second byte is 0; a NUL here and there in UTF-8 is not that.
  const pairs = looked / 2
  if (odd > pairs * 0.3 && even < odd / 10) return 'utf-16le'
  if (even > pairs * 0.3 && odd < even / 10) return 'utf-16be'
  return undefined
}
