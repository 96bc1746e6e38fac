import { createHash } from 'node:crypto'
import type { Encoding } from '#model/formats/decode-text.ts'
import {
  readPastedText,
  readTranscriptFile,
  type TranscriptFile,
  titleFromText,
  titleOf,
} from '#model/formats/transcript-file.ts'
import { type FoundTurns, findTurns, type TurnChoices } from '#model/formats/turns.ts'
import type { Limits } from '#model/limits.ts'
import { guessLanguage } from './language.ts'

/** A text as it comes: a file, or words that were pasted or sent. */
export type TranscriptSource = { name: string; bytes: Uint8Array } | { text: string }

/** What is decided of a text before it is read. */
export interface ReadingChoices {
  encoding?: Encoding | undefined
  turns: TurnChoices
}

export interface ReadText {
  file: TranscriptFile
  found: FoundTurns
  /** As its name, or its first line, has it. */
  title: string
  /** As its words have it. */
  language: string
  /** Of the text as it will be stored. */
  sha256: string
}

/**
 * Reads a text as far as it can be without asking anybody.
 *
 * @throws {DomainError} what `readTranscriptFile` refuses
 */
export async function readText(
  source: TranscriptSource,
  { encoding, turns }: ReadingChoices,
  limits: Pick<Limits, 'uploadBytes' | 'transcriptCharacters'>,
): Promise<ReadText> {
  const file =
    'bytes' in source
      ? await readTranscriptFile(source, limits, encoding)
      : readPastedText(source.text, limits)
  return {
    file,
    found: findTurns(file.text, turns),
    title: 'name' in source ? titleOf(source.name) : titleFromText(file.text),
    language: await guessLanguage(file.text),
    sha256: createHash('sha256').update(file.text).digest('hex'),
  }
}
