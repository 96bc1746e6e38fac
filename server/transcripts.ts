import { z } from 'zod'
import { type AuditKind, recordEvent } from '#db/audit.ts'
import { deleteStretches } from '#db/text-stretches.ts'
import {
  deleteTranscript as deleteTranscriptRows,
  lockTranscript,
  updateSpeaker,
  updateTranscript,
} from '#db/transcript-changes.ts'
import {
  listTranscripts as listTranscriptRows,
  readOriginal,
  readSpeakers,
  readTranscript as readTranscriptRow,
  roundsOfTranscript,
  type TranscriptSummary,
} from '#db/transcripts.ts'
import { DomainError } from '#model/errors.ts'
import { isId } from '#model/fields.ts'
import { changedSpeaker, SpeakerChange } from '#model/formats/default-speakers.ts'
import { may } from '#model/rights.ts'
import { Language, Title, type Transcript } from '#model/transcript.ts'
import { memberOf, notFound, requireMay } from './access.ts'
import { checked } from './checked.ts'
import type { Person, Services } from './services.ts'

/** Transcripts of a project by title, without their texts. */
export async function listTranscripts(
  services: Services,
  person: Person,
  projectId: string,
): Promise<{ transcripts: TranscriptSummary[]; mayWrite: boolean }> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-transcripts' })
  return {
    transcripts: await listTranscriptRows(services.db, projectId),
    mayWrite: may(member, { may: 'write-transcripts' }),
  }
}

/** @throws {DomainError} `not-found`, also for a transcript of another project */
export async function readTranscript(
  services: Services,
  person: Person,
  projectId: string,
  transcriptId: string,
): Promise<Transcript> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-transcripts' })
  return found(await readTranscriptRow(services.db, projectId, idOf(transcriptId)))
}

/** The bytes of the file as they came, for whoever wants to hold them beside the text. */
export async function originalOf(
  services: Services,
  person: Person,
  projectId: string,
  transcriptId: string,
): Promise<{ bytes: Uint8Array; fileName: string | null }> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-transcripts' })
  return found(await readOriginal(services.db, projectId, idOf(transcriptId)))
}

export const TranscriptChange = z
  .strictObject({
    title: Title.optional(),
    language: Language.optional(),
    speakers: z.array(SpeakerChange).max(2_000).optional(),
    /** A person looked at the speakers and found them right. */
    speakersChecked: z.literal(true).optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    message: 'Say what is to change: title, language or speakers.',
  })

/**
 * Changes what may change of a transcript: its title and language, and its speakers' names and kinds.
 * The text and its turns never do.
 *
 * @throws {DomainError} `not-found`; `invalid-input` for a speaker the transcript does not have
 */
export async function changeTranscript(
  services: Services,
  person: Person,
  projectId: string,
  transcriptId: string,
  input: unknown,
): Promise<void> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'write-transcripts' })
  const change = checked(TranscriptChange, input)
  const id = idOf(transcriptId)
  await services.db.transaction().execute(async (trx) => {
    const before = found(await lockTranscript(trx, projectId, id))
    const record = (kind: AuditKind, about: Record<string, unknown> = {}) =>
      recordEvent(trx, {
        projectId,
        personId: person.id,
        kind,
        about: { transcriptId: id, ...about },
      })
    const { title = before.title, language = before.language } = change
    if (title !== before.title || language !== before.language) {
      await updateTranscript(trx, projectId, id, { title, language })
      if (title !== before.title) await record('transcript-renamed')
      if (language !== before.language) {
        // Found by the forms of its words, which are those of a language.
        await deleteStretches(trx, projectId, id)
        await record('transcript-language-set', { language })
      }
    }
    if (change.speakers !== undefined) {
      const speakers = new Map(
        (await readSpeakers(trx, projectId, id)).map((speaker) => [speaker.label, speaker]),
      )
      for (const one of change.speakers) {
        const speaker = speakers.get(one.label)
        if (speaker === undefined) throw noSuchSpeaker(one.label)
        await updateSpeaker(trx, projectId, id, changedSpeaker(speaker, one))
      }
      await record('speakers-changed', { speakers: change.speakers.length })
    }
    if (change.speakersChecked) await record('speakers-checked')
  })
}

/** @throws {DomainError} `conflict` while a round has it: what was coded on it would lose its ground */
export async function deleteTranscript(
  services: Services,
  person: Person,
  projectId: string,
  transcriptId: string,
): Promise<void> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'write-transcripts' })
  const id = idOf(transcriptId)
  await services.db.transaction().execute(async (trx) => {
    const { title } = found(await lockTranscript(trx, projectId, id))
    const rounds = await roundsOfTranscript(trx, projectId, id)
    if (rounds.length > 0) {
      const first = rounds.slice(0, 3).map((round) => `“${round.name}”`)
      const names = first.join(', ')
      throw new DomainError(
        'conflict',
        rounds.length > first.length
          ? `“${title}” is part of ${names} and other rounds and stays. Only a transcript that no round has can be deleted.`
          : `“${title}” is part of ${names} and stays. Only a transcript that no round has can be deleted.`,
      )
    }
    await deleteTranscriptRows(trx, projectId, id)
    await recordEvent(trx, {
      projectId,
      personId: person.id,
      kind: 'transcript-deleted',
      about: { transcriptId: id },
    })
  })
}

/** An id that is none names nothing, as one that nobody has. */
function idOf(transcriptId: string): string {
  if (!isId(transcriptId)) throw notFound('transcript')
  return transcriptId.toLowerCase()
}

function found<T>(what: T | undefined): T {
  if (what === undefined) throw notFound('transcript')
  return what
}

function noSuchSpeaker(label: string): DomainError {
  return new DomainError('invalid-input', `Nobody is called “${label}” in this transcript.`, {
    issues: [{ path: 'speakers', message: `There is no “${label}”.` }],
  })
}
