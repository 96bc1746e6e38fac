import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { recordEvent } from '#db/audit.ts'
import { insertTranscript, lockText } from '#db/transcript-changes.ts'
import { findSameText } from '#db/transcripts.ts'
import { DomainError } from '#model/errors.ts'
import { Encoding, tellingWords } from '#model/formats/decode-text.ts'
import { SpeakerChange, speakersOf } from '#model/formats/default-speakers.ts'
import type { TranscriptFile } from '#model/formats/transcript-file.ts'
import { type FoundTurns, TurnChoices } from '#model/formats/turns.ts'
import { Language, Title, type Transcript } from '#model/transcript.ts'
import { memberOf, requireMay } from './access.ts'
import { checked } from './checked.ts'
import type { TranscriptSource } from './files/read-text.ts'
import type { Person, Services } from './services.ts'

/** What somebody decided about it, after looking at the preview or without. */
export const TranscriptChoices = z.strictObject({
  title: Title.optional(),
  language: Language.optional(),
  encoding: Encoding.optional(),
  turns: TurnChoices.prefault({}),
  speakers: z.array(SpeakerChange).max(2_000).default([]),
  /** Store it although the project has this very text already. */
  again: z.boolean().default(false),
  /** Whether a person looked at the speakers before it was stored. */
  speakersChecked: z.boolean().default(false),
})
export type TranscriptChoices = z.input<typeof TranscriptChoices>

export interface TranscriptPreview {
  file: TranscriptFile
  found: FoundTurns
  title: string
  language: string
  /** Transcripts of the project with this very text. */
  sameText: { id: string; title: string }[]
}

/**
 * What would be stored of a text, with nothing stored.
 *
 * @throws {DomainError} what `readTranscriptFile` refuses
 */
export async function previewTranscript(
  services: Services,
  person: Person,
  projectId: string,
  source: TranscriptSource,
  given: TranscriptChoices = {},
): Promise<TranscriptPreview> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'write-transcripts' })
  const { sha256: _, original: __, ...preview } = await prepare(services, projectId, source, given)
  return preview
}

export interface StoredTranscript {
  transcript: Transcript
  sameText: { id: string; title: string }[]
}

/**
 * Stores a transcript whole: its text, turns, speakers and the bytes as they came.
 *
 * @throws {DomainError} `conflict` when the project has this very text and `again` was not said;
 *   `invalid-input` when nobody said what encoding the file has and its bytes do not tell; what
 *   `readTranscriptFile` refuses
 */
export async function storeTranscript(
  services: Services,
  person: Person,
  projectId: string,
  source: TranscriptSource,
  given: TranscriptChoices = {},
): Promise<StoredTranscript> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'write-transcripts' })
  const choices = checked(TranscriptChoices, given)
  const prepared = await prepare(services, projectId, source, given)
  const { file, found } = prepared
  if (!file.certain) throw unsureEncoding(file)
  const { turnsPerTranscript } = services.settings.limits
  if (found.turns.length > turnsPerTranscript) throw tooManyTurns(found, turnsPerTranscript)
  const transcript: Transcript = {
    id: randomUUID(),
    title: prepared.title,
    text: file.text,
    length: file.length,
    sha256: prepared.sha256,
    language: prepared.language,
    turns: found.turns,
    speakers: speakersOf(found.turns, choices.speakers),
  }
  return services.db.transaction().execute(async (trx) => {
    // A form sent twice in one moment: the second waits here, and then finds the first.
    await lockText(trx, projectId, prepared.sha256)
    const sameText = await findSameText(trx, projectId, prepared.sha256)
    const [same] = sameText
    if (same !== undefined && !choices.again) {
      throw new DomainError(
        'conflict',
        `This very text is here already, as “${same.title}”. Store it once more only if you mean to.`,
      )
    }
    await insertTranscript(trx, {
      ...transcript,
      projectId,
      words: file.words,
      fileName: 'name' in source ? storedFileName(source.name) : null,
      createdBy: person.id,
      createdAt: services.clock.now(),
      original: prepared.original,
      originalSha256: sha256Of(prepared.original),
    })
    const about = {
      transcriptId: transcript.id,
      length: transcript.length,
      turns: found.turns.length,
    }
    await recordEvent(trx, { projectId, personId: person.id, kind: 'transcript-stored', about })
    if (choices.speakersChecked) {
      await recordEvent(trx, {
        projectId,
        personId: person.id,
        kind: 'speakers-checked',
        about: { transcriptId: transcript.id },
      })
    }
    return { transcript, sameText }
  })
}

async function prepare(
  services: Services,
  projectId: string,
  source: TranscriptSource,
  given: TranscriptChoices,
) {
  const choices = checked(TranscriptChoices, given)
  const { encoding, turns, title, language } = choices
  const read = await services.texts.read(source, { encoding, turns })
  return {
    ...read,
    title: title ?? read.title,
    language: language ?? read.language,
    sameText: await findSameText(services.db, projectId, read.sha256),
    // Pasted words were never a file: their UTF-8 is the nearest to what came.
    original: 'bytes' in source ? source.bytes : new TextEncoder().encode(source.text),
  }
}

function unsureEncoding({ text, encoding }: TranscriptFile): DomainError {
  const words = tellingWords(text)
    .map((word) => `“${word}”`)
    .join(', ')
  return new DomainError(
    'invalid-input',
    `The file does not tell its encoding. Read as ${encoding} it says ${words || 'nothing beyond plain letters'}. If that is right, say that it is ${encoding}; else name the encoding it has, or save it as UTF-8.`,
    {
      issues: [
        { path: 'encoding', message: `Say which encoding it has, for example ${encoding}.` },
      ],
    },
  )
}

function tooManyTurns({ turns }: FoundTurns, most: number): DomainError {
  return new DomainError(
    'too-large',
    `The text has ${turns.length.toLocaleString('en')} turns; a transcript holds at most ${most.toLocaleString('en')}. Split it into several transcripts, or read it without speakers.`,
  )
}

function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The name as it came, without what a column or a header cannot hold. */
function storedFileName(name: string): string {
  const plain = name.toWellFormed().replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '')
  return [...plain].slice(-255).join('')
}
