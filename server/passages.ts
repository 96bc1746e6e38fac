import { z } from 'zod'
import { readRoundParts } from '#db/agreement.ts'
import { usedInRound } from '#db/exports.ts'
import { listPassages, listSpeakersOf } from '#db/passages.ts'
import type { Round } from '#db/rounds.ts'
import { DomainError } from '#model/errors.ts'
import { Id, storedText, wholeNumber } from '#model/fields.ts'
import { passagesOnPage } from '#model/pictures/names.ts'
import { type Member, memberOf, notFound, requireMay, roundOf } from './access.ts'
import { checked } from './checked.ts'
import { codebookOf } from './codebooks.ts'
import { projectFor } from './projects.ts'
import type { Person, Services } from './services.ts'
import { onlyCoder } from './whose-spans.ts'

const offset = wholeNumber(0, 2 ** 31 - 1, 'A place of a text is a whole number from 0.')

/** Which passages of a round, as an address gives it. */
export const PassagesQuery = z.strictObject({
  code: storedText(100).optional(),
  /** Another code that the same coder has on the same text. */
  with: storedText(100).optional(),
  transcript: Id.optional(),
  coder: Id.optional(),
  /** Name or label of who speaks. */
  speaker: storedText(200).optional(),
  /** Only text that nobody speaks. */
  unspoken: z.literal('1').optional(),
  from: offset.optional(),
  to: offset.optional(),
  skip: offset.default(0),
})
export type PassagesQuery = z.output<typeof PassagesQuery>

/** What can be chosen among in a round, for pages of what is coded in it. */
export async function choicesOf(services: Services, member: Member, round: Round) {
  const key = { projectId: member.project.id, roundId: round.id }
  const only = onlyCoder(member, round)
  const [parts, codebook, used] = await Promise.all([
    readRoundParts(services.db, key),
    codebookOf(services, member, round),
    usedInRound(services.db, key.projectId, key.roundId, only),
  ])
  const known = new Set(codebook.codes.map(({ id }) => id))
  return {
    only,
    key,
    /** Those of the codebook in its order, then those that spans alone know. */
    codes: [
      ...codebook.codes.map(({ id, name, colour }) => ({ id, name, colour })),
      ...used.codes
        .filter((id) => !known.has(id))
        .map((id) => ({ id, name: id, colour: 'brick' as const })),
    ],
    coders: only === undefined ? parts.coders : parts.coders.filter(({ id }) => id === only),
    transcripts: parts.transcripts,
  }
}

/** @throws {DomainError} `not-found` for a transcript or a coder that is not to be chosen here */
export function requireThere(
  { transcript, coder }: { transcript?: string | undefined; coder?: string | undefined },
  {
    transcripts,
    coders,
  }: { transcripts: readonly { id: string }[]; coders: readonly { id: string }[] },
): void {
  const has = (all: readonly { id: string }[], id: string | undefined) =>
    id === undefined || all.some((one) => one.id === id)
  if (!has(transcripts, transcript)) throw notFound('transcript')
  if (!has(coders, coder)) throw notFound('member')
}

/**
 * What is coded in a round, passage by passage, by everybody whose codes the person may see.
 *
 * @throws {DomainError} `not-permitted` to whoever may see no spans of it
 */
export async function passagesPage(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: z.input<typeof PassagesQuery> = {},
) {
  const query = checked(PassagesQuery, given)
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-rounds' })
  const round = await roundOf(services, member, roundId)
  const { only, key, ...all } = await choicesOf(services, member, round)
  requireThere(query, all)
  if (query.with !== undefined && query.with === query.code) {
    throw new DomainError('invalid-input', 'Choose another code than the first.', {
      issues: [{ path: 'with', message: 'Choose another code than the first.' }],
    })
  }
  const { skip, unspoken, ...choice } = query
  const [found, speakers] = await Promise.all([
    services.rates.whileReading(person, () =>
      listPassages(
        services.db,
        key,
        {
          ...choice,
          coder: only ?? choice.coder,
          ...(unspoken === undefined ? {} : { speaker: '' }),
        },
        { skip, limit: passagesOnPage },
      ),
    ),
    listSpeakersOf(services.db, key),
  ])
  return {
    project: projectFor(member),
    round,
    spansOf: only === undefined ? ('all' as const) : ('own' as const),
    query,
    ...all,
    speakers,
    ...found,
  }
}
export type PassagesPage = Awaited<ReturnType<typeof passagesPage>>
