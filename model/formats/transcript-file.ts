import { DomainError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { codePointLength } from '../text.ts'
import { cleanText, type TextChanges } from './clean-text.ts'
import { countWords } from './count-words.ts'
import { decodeText, type Encoding } from './decode-text.ts'
import { whyNotText } from './file-kind.ts'

/** A file read as far as it can be without asking anybody: nothing is stored yet. */
export interface TranscriptFile {
  /** As it will be stored. */
  text: string
  /** Code points. */
  length: number
  words: number
  changes: TextChanges
  encoding: Encoding
  /** Whether the bytes prove the encoding; otherwise somebody has to say that it reads right. */
  certain: boolean
}

type TextLimits = Pick<Limits, 'uploadBytes' | 'transcriptCharacters'>

/**
 * The text in a file, made fit to store.
 *
 * @param encoding what a person said it is
 * @throws {DomainError} `too-large`, `unsupported-file`, `invalid-input` where it holds no words; each
 *   says what to do
 */
export async function readTranscriptFile(
  file: { name: string; bytes: Uint8Array },
  limits: TextLimits,
  encoding?: Encoding,
): Promise<TranscriptFile> {
  checkFileSize(file.bytes.length, limits)
  if (file.bytes.length === 0) {
    throw new DomainError(
      'invalid-input',
      'The file is empty. Look whether it was saved, and add it again.',
    )
  }
  const reason = encoding === undefined ? await whyNotText(file.bytes, file.name) : undefined
  if (reason !== undefined) throw new DomainError('unsupported-file', reason)
  // No encoding takes more than four bytes a character: what cannot fit is not decoded at all.
  const least = Math.floor(file.bytes.length / 4)
  if (least > limits.transcriptCharacters)
    throw tooLong(`at least ${least.toLocaleString('en')}`, limits)
  const decoded = decodeText(file.bytes, encoding)
  return {
    ...fitToStore(decoded.text, limits),
    encoding: decoded.encoding,
    certain: decoded.certain,
  }
}

/** @throws {DomainError} `too-large`; asked before a file is in memory, where its size is known */
export function checkFileSize(bytes: number, limits: Pick<Limits, 'uploadBytes'>): void {
  if (bytes <= limits.uploadBytes) return
  const mebibytes = Math.floor(limits.uploadBytes / 1024 / 1024)
  throw new DomainError(
    'too-large',
    `The file is larger than ${mebibytes} MiB. Split it into several transcripts.`,
  )
}

/** A text that was pasted or sent as such: its encoding is no question. */
export function readPastedText(text: string, limits: TextLimits): TranscriptFile {
  return { ...fitToStore(text, limits), encoding: 'utf-8', certain: true }
}

function fitToStore(raw: string, limits: TextLimits) {
  const { text, changes } = cleanText(raw)
  const length = codePointLength(text)
  if (length > limits.transcriptCharacters) {
    throw tooLong(length.toLocaleString('en'), limits)
  }
  if (text.trim() === '') {
    throw new DomainError('invalid-input', 'There are no words in it. Add a text with words.')
  }
  return { text, length, words: countWords(text), changes }
}

function tooLong(characters: string, { transcriptCharacters: most }: TextLimits): DomainError {
  return new DomainError(
    'too-large',
    `The text has ${characters} characters; a transcript holds at most ${most.toLocaleString('en')}. Split it into several transcripts.`,
  )
}

/** A title from a file's name: without folders, ending and characters that a title cannot hold. */
export function titleOf(fileName: string): string {
  const name = fileName.replace(/^.*[/\\]/s, '').replace(/\.(txt|text|md|markdown)$/i, '')
  return visibleTitle(name, 200)
}

/** A title from a text: its first line. */
export function titleFromText(text: string): string {
  const line = text.slice(0, 2_000).trimStart().split('\n', 1)[0] ?? ''
  return visibleTitle(line.replace(/^#+\s*/, ''), 80)
}

function visibleTitle(words: string, most: number): string {
  const plain = words
    .toWellFormed()
    .replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069\ufffd]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const visible = plain.replace(/[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff\s]/gu, '')
  if (visible === '') return 'Untitled transcript'
  const characters = [...plain]
  return characters.length > most
    ? `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : plain
}
