import { z } from 'zod'
import { readLayerStates, readRoundParts } from '#db/agreement.ts'
import { readComparisonJson } from '#db/comparison.ts'
import { readKeyChoices } from '#db/key-choices.ts'
import { roundFacts } from '#db/rounds.ts'
import { isId } from '#model/fields.ts'
import type { Face } from '#model/person.ts'
import { memberOf, notFound, requireMay, roundOf } from '../access.ts'
import { checked } from '../checked.ts'
import { codebookOf } from '../codebooks.ts'
import { takingPart } from '../discussions.ts'
import { projectFor } from '../projects.ts'
import type { Person, Services } from '../services.ts'

/** A place in a transcript as an address gives it: `120-168`, code points, the end excluded. */
export const Place = z
  .string()
  .regex(/^\d{1,9}-\d{1,9}$/, 'A place is two numbers, as in 120-168.')
  .transform((text) => {
    const [start, end] = text.split('-').map(Number) as [number, number]
    return { start, end }
  })
  .refine(({ start, end }) => start < end, 'A place starts before it ends.')

/**
 * One transcript with what all its coders did, side by side, around a place of it.
 *
 * @param at absent: the first place where coders differ, else the beginning
 * @param signal gives up, where whoever asks has gone
 * @throws {DomainError} `not-permitted` while the coders' codes are hidden; `too-large` where too much was coded
 *   there, `unavailable` where too many wait
 */
export async function comparison(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  transcriptId: string,
  at: string | null,
  signal: AbortSignal,
) {
  const wanted = at === null ? undefined : checked(Place, at, 'at')
  if (!isId(transcriptId)) throw notFound('transcript')
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  requireMay(member, { may: 'read-passages', round: roundFacts(round) })
  const key = { projectId, roundId, transcriptId }
  const [json, parts, states, codebook, discussion, keys] = await Promise.all([
    readComparisonJson(services.db, key),
    readRoundParts(services.db, key),
    readLayerStates(services.db, key),
    codebookOf(services, member, round),
    takingPart(services, member, round),
    readKeyChoices(services.db, person.id),
  ])
  if (json === undefined || states.size === 0) throw notFound('transcript')
  const codes = codebook.codes.map(({ id }) => id)
  const place = await services.figures.comparedPlace(
    { json, codes, wanted },
    { personId: person.id, signal },
  )
  return {
    project: projectFor(member),
    round: {
      id: round.id,
      name: round.name,
      visibility: round.visibility,
      status: round.status,
      codebookVersion: round.codebookVersion,
    },
    coders: parts.coders
      .filter((coder) => states.has(coder.id))
      .map((coder) => ({ ...coder, completed: states.get(coder.id) === true })),
    codes: codebook.codes.map(({ id, name, colour }) => ({ id, name, colour })),
    /** All of the round: places of the working list may lie in others. */
    transcripts: parts.transcripts,
    me: { id: person.id, name: person.name, initials: person.initials } satisfies Face,
    /** Who talks about what is coded here, where that may be read. */
    discussion,
    keys,
    ...place,
  }
}
export type Comparison = Awaited<ReturnType<typeof comparison>>
