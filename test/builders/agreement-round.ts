import type { Code, Slot } from '#model/codebook.ts'
import type { Visibility } from '#model/round.ts'
import { replaceDraft } from '#server/codebooks.ts'
import { completeLayer, replaceLayer } from '#server/layers.ts'
import { createProject } from '#server/projects.ts'
import { publishCodebook } from '#server/publishing.ts'
import { createRound } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { storeTranscript } from '#server/transcript-import.ts'
import { changeTranscript } from '#server/transcripts.ts'
import { aCodebook } from './codebook.ts'
import type { TestServices } from './services.ts'

/**
 * What a coder marked in a transcript: words that stand in it once, a code, what is said in its slots. `null`:
 * not completed.
 */
export type Marks =
  | readonly (readonly [words: string, code: string, slots?: Record<string, string | number>])[]
  | null

export interface AgreementStudy {
  project: string
  lead: Person
  coders: readonly Person[]
  /** Ids, as their texts were given. */
  transcripts: readonly string[]
  texts: readonly string[]
}

/** A project with transcripts all of whose speakers are codable, a published codebook, and coders. */
export async function anAgreementStudy(
  services: TestServices,
  {
    texts,
    codes,
    coders,
    slots = [],
    more = {},
  }: {
    texts: readonly string[]
    codes: readonly string[]
    coders: number
    /** Of every code. */
    slots?: readonly Slot[]
    more?: Partial<Code>
  },
): Promise<AgreementStudy> {
  const lead = await services.person(`Lead ${crypto.randomUUID()}`)
  const { id: project } = await createProject(services, lead, { name: 'Lake Vessa' })
  const people: Person[] = []
  for (const name of ['Ana', 'Ben', 'Cem', 'Dia'].slice(0, coders)) {
    const person = await services.person(`${name} ${crypto.randomUUID()}`)
    await services.db
      .insertInto('members')
      .values({ project_id: project, person_id: person.id, roles: ['coder'] })
      .execute()
    people.push(person)
  }
  await replaceDraft(
    services,
    lead,
    project,
    aCodebook({
      codes: codes.map((id) => ({ id, name: `The ${id}`, slots: [...slots], ...more })),
    }),
  )
  await publishCodebook(services, lead, project)
  const transcripts: string[] = []
  for (const [index, text] of texts.entries()) {
    const title = { title: `Talk ${index + 1}` }
    const { transcript } = await storeTranscript(services, lead, project, { text }, title)
    const labels = [...new Set(text.split('\n\n').map((turn) => turn.split(':')[0]!))]
    await changeTranscript(services, lead, project, transcript.id, {
      speakers: labels.map((label) => ({ label, kind: 'respondent' as const, codable: true })),
    })
    transcripts.push(transcript.id)
  }
  return { project, lead, coders: people, transcripts, texts }
}

/** A round of such a study. @param marks of each transcript, of each coder */
export async function aRoundOf(
  services: TestServices,
  { project, lead, coders, transcripts, texts }: AgreementStudy,
  { name, visibility, marks }: { name: string; visibility: Visibility; marks: readonly Marks[][] },
): Promise<string> {
  const { id: round } = await createRound(services, lead, project, {
    name,
    visibility,
    transcripts: [...transcripts],
    coders: coders.map(({ id }) => id),
  })
  for (const [place, transcript] of transcripts.entries()) {
    for (const [index, coder] of coders.entries()) {
      const own = marks[place]![index]!
      if (own === null) continue
      const key = {
        projectId: project,
        roundId: round,
        transcriptId: transcript,
        coderId: coder.id,
      }
      const codedSpans = own.map(([words, code, slots = {}]) => {
        const start = texts[place]!.indexOf(words)
        return { code, slots, start, end: start + words.length }
      })
      await replaceLayer(services, coder, key, { codedSpans, complete: false })
      await completeLayer(services, coder, key, true)
    }
  }
  return round
}
