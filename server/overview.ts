import { listMembers } from '#db/members.ts'
import { countLayers, listWaiting, readProjectFacts } from '#db/overview.ts'
import { listRounds, type Round, roundFacts } from '#db/rounds.ts'
import { firstStepEvents, tickedSteps } from '#model/first-steps.ts'
import { may } from '#model/rights.ts'
import { type Member, memberOf, requireMay } from './access.ts'
import { listProjects, projectFor } from './projects.ts'
import type { Person, Services } from './services.ts'

export type { Waiting } from '#db/overview.ts'

/** A round in a line of words: how many layers there are and how many are completed. */
export interface RoundAtGlance {
  round: Round
  transcripts: number
  coders: number
  total: number
  completed: number
  /** Whether only the reader's own layers are counted, since the round is blind. */
  ownOnly: boolean
}

// A list to begin from, not an archive: the round's own page has the rest.
const waitingShown = 20

/** What a person finds after signing in: their projects, and what waits for them. */
export async function personHome(services: Services, person: Person) {
  const [projects, waiting] = await Promise.all([
    listProjects(services, person),
    listWaiting(services.db, person.id, { limit: waitingShown }),
  ])
  return { projects, waiting }
}

/** A project at a glance. */
export async function projectOverview(services: Services, person: Person, projectId: string) {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-project' })
  const { db, clock } = services
  const [members, rounds, layers, waiting, facts] = await Promise.all([
    listMembers(db, projectId),
    listRounds(db, projectId),
    countLayers(db, projectId, person.id),
    listWaiting(db, person.id, { projectId, limit: waitingShown }),
    readProjectFacts(db, projectId, firstStepEvents, readerOf(member), clock.now()),
  ])
  const present = members.filter(({ roles }) => roles.length > 0)
  const counts = new Map(layers.map((count) => [count.roundId, count]))
  return {
    project: projectFor(member),
    members: present,
    transcripts: facts.transcripts,
    words: facts.words,
    codebookVersion: facts.codebookVersion,
    rounds: rounds.toReversed().map((round): RoundAtGlance => {
      const count = counts.get(round.id)
      const ownOnly = !may(member, { may: 'read-progress', round: roundFacts(round) })
      return {
        round,
        transcripts: count?.transcripts ?? 0,
        coders: count?.coders ?? 0,
        total: (ownOnly ? count?.ownTotal : count?.total) ?? 0,
        completed: (ownOnly ? count?.ownCompleted : count?.completed) ?? 0,
        ownOnly,
      }
    }),
    waiting,
    steps: tickedSteps({ ...facts, members: present }),
    stepsHidden: member.checklistHidden,
  }
}

/** In a blind round not even that somebody has begun is told. */
function readerOf({ id, roles }: Member) {
  return {
    personId: id,
    seesAll: roles.includes('lead'),
    seesOpenRounds: roles.some((role) => role !== 'observer'),
  }
}
