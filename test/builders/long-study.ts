import { replaceDraft } from '#server/codebooks.ts'
import { replaceLayer } from '#server/layers.ts'
import { invite } from '#server/members.ts'
import { createProject } from '#server/projects.ts'
import { publishCodebook } from '#server/publishing.ts'
import { createRound } from '#server/rounds.ts'
import type { Person, Services } from '#server/services.ts'
import { storeTranscript } from '#server/transcript-import.ts'
import { aCodebook } from './codebook.ts'
import { aLongTranscript, type LongSize, type LongTranscript } from './long-transcript.ts'

export interface LongStudy extends LongTranscript {
  projectId: string
  roundId: string
  transcriptId: string
  /** As many as there are layers. */
  coders: Person[]
  /** The path of the page on which it is coded. */
  path: string
}

/** Stores a long transcript and what is coded in it as people do: through the use cases, in an open round. */
export async function storeLongStudy(
  services: Services,
  person: (name: string) => Promise<Person>,
  size: LongSize,
): Promise<LongStudy> {
  const made = aLongTranscript(size)
  const { words, seed } = size
  const lead = await person(`Lia ${words}-${seed}`)
  const coders: Person[] = []
  for (let at = 0; at < size.coders; at++) coders.push(await person(`Coder ${at} ${words}-${seed}`))
  const { id: projectId } = await createProject(services, lead, { name: `${words} words` })
  for (const { email } of coders) {
    await invite(services, lead, projectId, { email, roles: ['coder'] })
  }
  await replaceDraft(services, lead, projectId, aCodebook({ codes: made.codes }))
  await publishCodebook(services, lead, projectId)
  const source = { text: made.text }
  const title = 'A long interview'
  const { transcript } = await storeTranscript(services, lead, projectId, source, {
    title,
    language: 'en',
  })
  const { id: roundId } = await createRound(services, lead, projectId, {
    name: 'Round 1',
    visibility: 'open',
    transcripts: [transcript.id],
    coders: coders.map(({ id }) => id),
  })
  for (const [at, coder] of coders.entries()) {
    const key = { projectId, roundId, transcriptId: transcript.id, coderId: coder.id }
    await replaceLayer(services, coder, key, { codedSpans: made.layers[at], complete: false })
  }
  const path = `/projects/${projectId}/rounds/${roundId}/transcripts/${transcript.id}`
  return { ...made, projectId, roundId, transcriptId: transcript.id, coders, path }
}
