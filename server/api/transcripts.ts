import { z } from 'zod'
import { Id } from '#model/fields.ts'
import { Encoding } from '#model/formats/decode-text.ts'
import { SpeakerChange } from '#model/formats/default-speakers.ts'
import { TurnChoices } from '#model/formats/turns.ts'
import { Language, SpeakerKind, Title, type Transcript } from '#model/transcript.ts'
import { checked } from '../checked.ts'
import type { TranscriptSource } from '../files/read-text.ts'
import { storeTranscript } from '../transcript-import.ts'
import {
  changeTranscript,
  deleteTranscript,
  listTranscripts,
  readTranscript,
  TranscriptChange,
} from '../transcripts.ts'
import { endpoint, listOf } from './endpoint.ts'

const Project = z.object({ project: Id })
const OneTranscript = Project.extend({ transcript: Id })

const Turns = z.array(
  z.object({
    ordinal: z.number().int().min(1),
    speaker: z.string().nullable(),
    start: z.number().int(),
    speechStart: z.number().int(),
    end: z.number().int(),
  }),
)

const Summary = z.object({
  id: z.string(),
  title: z.string(),
  /** Code points. */
  length: z.number().int(),
  words: z.number().int(),
  language: z.string(),
  sha256: z.string(),
  turnCount: z.number().int(),
  speakers: z.array(z.object({ label: z.string(), name: z.string().nullable() })),
  rounds: z.array(z.object({ id: z.string(), name: z.string() })),
  createdAt: z.date().meta({ type: 'string', format: 'date-time' }),
})

const Whole = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  length: z.number().int(),
  sha256: z.string(),
  language: z.string(),
  turns: Turns,
  speakers: z.array(
    z.object({
      label: z.string(),
      name: z.string().nullable(),
      kind: SpeakerKind,
      codable: z.boolean(),
    }),
  ),
})

const Stored = z.object({
  id: z.string(),
  title: z.string(),
  length: z.number().int(),
  turns: Turns,
  /** Transcripts that were here already with this very text. */
  sameTextAs: z.array(z.string()),
})

const NewTranscript = z.strictObject({
  title: Title,
  text: z.string(),
  language: Language.optional(),
  /** How to read the labels, where the rules are not right by themselves. */
  labels: TurnChoices.optional(),
  speakers: z.array(SpeakerChange).max(2_000).optional(),
})

export const transcriptEndpoints = [
  endpoint({
    method: 'GET',
    path: '/projects/{project}/transcripts',
    operation: 'listTranscripts',
    summary: 'Transcripts of a project by title, without their texts',
    params: Project,
    answer: { status: 200, description: 'Transcripts', schema: listOf(Summary) },
    handle: async ({ services, person, params }) => {
      const { transcripts } = await listTranscripts(services, person, params.project)
      const items = transcripts.map(({ turns, ...rest }) => ({ ...rest, turnCount: turns }))
      return { items, next: null }
    },
  }),
  endpoint({
    method: 'POST',
    path: '/projects/{project}/transcripts',
    operation: 'addTranscript',
    summary:
      'Stores a transcript; the label rules find its turns. As JSON, or as a form with a `file` and perhaps `title`, `language` and `encoding`',
    params: Project,
    body: NewTranscript,
    bodyLimit: 'bigJsonBytes',
    multipart: true,
    formLimit: 'uploadBytes',
    answer: { status: 201, description: 'Stored', schema: Stored },
    handle: async ({ services, person, params, body, form }) => {
      const { source, title, language, encoding, labels, speakers } = form
        ? await fromForm(form)
        : { source: { text: body.text }, encoding: undefined, ...body }
      const { transcript, sameText } = await storeTranscript(
        services,
        person,
        params.project,
        source,
        { title, language, encoding, turns: labels ?? {}, speakers: speakers ?? [], again: true },
      )
      return {
        id: transcript.id,
        title: transcript.title,
        length: transcript.length,
        turns: transcript.turns,
        sameTextAs: sameText.map((one) => one.id),
      }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/projects/{project}/transcripts/{transcript}',
    operation: 'readTranscript',
    summary: 'A transcript whole; offsets are Unicode code points of `text`',
    params: OneTranscript,
    answer: { status: 200, description: 'The transcript', schema: Whole },
    handle: async ({ services, person, params }) =>
      toAnswer(await readTranscript(services, person, params.project, params.transcript)),
  }),
  endpoint({
    method: 'PATCH',
    path: '/projects/{project}/transcripts/{transcript}',
    operation: 'changeTranscript',
    summary: 'Changes title, language, or speakers’ names and kinds; the text never changes',
    params: OneTranscript,
    body: TranscriptChange,
    answer: { status: 200, description: 'The transcript as it now is', schema: Whole },
    handle: async ({ services, person, params, body }) => {
      await changeTranscript(services, person, params.project, params.transcript, body)
      return toAnswer(await readTranscript(services, person, params.project, params.transcript))
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/projects/{project}/transcripts/{transcript}',
    operation: 'deleteTranscript',
    summary: 'Deletes a transcript that no round has',
    params: OneTranscript,
    answer: { status: 204, description: 'Deleted' },
    handle: ({ services, person, params }) =>
      deleteTranscript(services, person, params.project, params.transcript),
  }),
]

const FormFields = z.object({
  file: z.instanceof(File, { message: 'Send the transcript in a field called “file”.' }),
  title: Title.optional(),
  language: Language.optional(),
  encoding: Encoding.optional(),
})

async function fromForm(form: FormData) {
  const { file, title, language, encoding } = checked(FormFields, {
    file: form.get('file') ?? undefined,
    title: form.get('title') ?? undefined,
    language: form.get('language') ?? undefined,
    encoding: form.get('encoding') ?? undefined,
  })
  const source: TranscriptSource = {
    name: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
  }
  return { source, title, language, encoding, labels: undefined, speakers: undefined }
}

function toAnswer(transcript: Transcript): z.input<typeof Whole> {
  return { ...transcript, turns: [...transcript.turns], speakers: [...transcript.speakers] }
}
