import type { Visibility } from '#model/round.ts'
import { replaceDraft } from '#server/codebooks.ts'
import { completeLayer, replaceLayer } from '#server/layers.ts'
import { invite } from '#server/members.ts'
import { createProject } from '#server/projects.ts'
import { publishCodebook } from '#server/publishing.ts'
import { createRound } from '#server/rounds.ts'
import type { Person, Services } from '#server/services.ts'
import { storeTranscript } from '#server/transcript-import.ts'
import { aCodebook } from './codebook.ts'

/** What somebody marked: words of the transcript, and the code given to them. */
export type Marks = readonly (readonly [words: string, code: string])[]

export interface CodedRound {
  lead: Person
  coders: Person[]
  project: string
  round: string
  /** Ids by title. */
  transcripts: Map<string, string>
  /** Replaces what a coder has on a transcript, and completes it if so asked. */
  code(title: string, coder: Person, marks: Marks, completed?: boolean): Promise<void>
}

/**
 * A round of texts, led by somebody who does not code in it. The codes blame and threat stand under one
 * heading, dialogue under none.
 *
 * @param texts by title
 */
export async function aCodedRound(
  services: Services,
  {
    visibility = 'open',
    texts,
    lead,
    coders,
    leadCodes = false,
  }: {
    visibility?: Visibility
    texts: Readonly<Record<string, string>>
    lead: Person
    coders: Person[]
    leadCodes?: boolean
  },
): Promise<CodedRound> {
  const { id: project } = await createProject(services, lead, { name: 'Lake Vessa' })
  for (const { email } of coders) {
    await invite(services, lead, project, { email, roles: ['coder'] })
  }
  const codes = [
    { id: 'blame', name: 'The blame', group: 'Stance' },
    { id: 'threat', name: 'The threat', group: 'Stance' },
    { id: 'dialogue', name: 'The dialogue' },
  ]
  await replaceDraft(services, lead, project, aCodebook({ codes }))
  await publishCodebook(services, lead, project)
  const transcripts = new Map<string, string>()
  for (const [title, text] of Object.entries(texts)) {
    const { transcript } = await storeTranscript(services, lead, project, { text }, { title })
    transcripts.set(title, transcript.id)
  }
  const { id: round } = await createRound(services, lead, project, {
    name: 'Round 1',
    visibility,
    transcripts: [...transcripts.values()],
    coders: [...coders, ...(leadCodes ? [lead] : [])].map(({ id }) => id),
  })
  const done = new Set<string>()
  const code: CodedRound['code'] = async (title, coder, marks, completed = true) => {
    const text = texts[title]!
    const key = {
      projectId: project,
      roundId: round,
      transcriptId: transcripts.get(title)!,
      coderId: coder.id,
    }
    const codedSpans = marks.map(([words, code]) => {
      const start = [...text.slice(0, text.indexOf(words))].length
      return { code, start, end: start + [...words].length }
    })
    const name = `${title} ${coder.id}`
    if (done.delete(name)) await completeLayer(services, coder, key, false)
    await replaceLayer(services, coder, key, { codedSpans, complete: false })
    if (!completed) return
    await completeLayer(services, coder, key, true)
    done.add(name)
  }
  return { lead, coders, project, round, transcripts, code }
}
