import { randomUUID } from 'node:crypto'
import { listCodebookVersions } from '#db/codebooks.ts'
import { listMembers } from '#db/members.ts'
import { listTranscriptChoices, readProgress } from '#db/progress.ts'
import { listRounds, roundFacts } from '#db/rounds.ts'
import { type Assignment, shareOut } from '#model/assignments.ts'
import type { Face } from '#model/person.ts'
import { may } from '#model/rights.ts'
import { memberOf, requireMay, roundOf } from './access.ts'
import { roundProgress } from './progress.ts'
import { projectFor } from './projects.ts'
import { headOf } from './round-head.ts'
import { isEmptyRound } from './rounds.ts'
import type { Person, Services } from './services.ts'

/** What a form needs to say who codes what. */
export interface RoundChoices {
  transcripts: { id: string; title: string; words: number }[]
  coders: Face[]
}

/** Who has coded what, and where the reader goes on. */
export async function roundPage(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
) {
  const member = await memberOf(services, person, projectId)
  const { round, ...progress } = await roundProgress(services, person, projectId, roundId)
  const facts = roundFacts(round)
  return {
    project: projectFor(member),
    round: headOf(round),
    mayManage: may(member, { may: 'manage-rounds' }),
    /** Whether transcripts of others can be opened to read. */
    mayReadAll: may(member, { may: 'read-passages', round: facts }),
    isCoder: round.coders.includes(person.id),
    me: person.id,
    ...progress,
  }
}

/** What a new round is chosen from. */
export async function newRoundPage(services: Services, person: Person, projectId: string) {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'manage-rounds' })
  return {
    project: projectFor(member),
    me: person.id,
    /** So that a form sent twice makes one round, and its share can be drawn again. */
    id: randomUUID(),
    seed: Math.floor(services.clock.now().getTime() / 1_000) % 1_000_000,
    versions: await listCodebookVersions(services.db, projectId),
    /** Who coded in the round made last, and most likely goes on; `null` in the first one. */
    lastCoders: (await listRounds(services.db, projectId)).at(-1)?.coders ?? null,
    ...(await choices(services, projectId)),
  }
}

/**
 * Draws who codes what, for a form that no script can draw it in.
 *
 * @param share of the transcripts that all code, 0 to 1
 */
export async function drawShares(
  services: Services,
  person: Person,
  projectId: string,
  { transcripts, coders }: { transcripts: string[]; coders: string[] },
  share: number,
  seed: number,
): Promise<Assignment[]> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'manage-rounds' })
  return shareOut(transcripts, coders, share, seed)
}

/** A round's settings: its name, who codes what, and whether it may be deleted. */
export async function roundSettingsPage(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
) {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'manage-rounds' })
  const round = await roundOf(services, member, roundId)
  const [layers, offered, isEmpty] = await Promise.all([
    readProgress(services.db, projectId, roundId),
    choices(services, projectId),
    isEmptyRound(services, round),
  ])
  return {
    project: projectFor(member),
    round: headOf(round),
    mayManage: true,
    assigned: layers.map((layer) => ({
      transcriptId: layer.transcriptId,
      coderId: layer.coderId,
    })),
    codings: {
      unfinished: layers.filter((layer) => layer.completedAt === null).length,
      all: layers.length,
    },
    isEmpty,
    ...offered,
  }
}

async function choices({ db }: Services, projectId: string): Promise<RoundChoices> {
  const [transcripts, members] = await Promise.all([
    listTranscriptChoices(db, projectId),
    listMembers(db, projectId),
  ])
  return {
    transcripts,
    coders: members
      .filter((member) => member.roles.includes('coder'))
      .map(({ id, name, initials }) => ({ id, name, initials })),
  }
}
