import type { Transaction } from 'kysely'
import { z } from 'zod'
import { recordEvent } from '#db/audit.ts'
import { listMembers } from '#db/members.ts'
import { holdTranscripts } from '#db/round-locks.ts'
import { insertAssignments, type Round } from '#db/rounds.ts'
import type { Database } from '#db/schema.ts'
import type { Assignment } from '#model/assignments.ts'
import { DomainError } from '#model/errors.ts'
import { AssignmentRequest, assignmentsOf, roundLimits } from '#model/round-request.ts'
import { notFound } from './access.ts'
import { changeRound } from './change-round.ts'
import { checked } from './checked.ts'
import type { Person, Services } from './services.ts'

/**
 * Gives coders transcripts in a round that runs: new transcripts, new coders or both. Who codes a
 * transcript already goes on as before.
 *
 * @returns how many layers are new
 * @throws {DomainError} `round-not-running`; `not-found` for a transcript or person of another project
 */
export async function assign(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  input: unknown,
): Promise<number> {
  const added = await changeRound(services, person, projectId, roundId, (trx, round) =>
    assignWithin(trx, person, round, checked(Assignments, input, 'assignments')),
  )
  if (added > 0) await services.live.rightsChanged({ projectId, roundId })
  return added
}

/** The same for a round that is locked. */
export async function assignWithin(
  trx: Transaction<Database>,
  person: Person,
  round: Round,
  given: z.output<typeof Assignments>,
): Promise<number> {
  const { projectId, id: roundId } = round
  const assignments = assignmentsOf({ assignments: given })
  if (round.status !== 'running') {
    throw new DomainError(
      'round-not-running',
      round.status === 'closed'
        ? `“${round.name}” is closed. Reopen it to add transcripts or coders.`
        : `“${round.name}” is revealed. Make a new round to add transcripts or coders.`,
    )
  }
  await checkAssignments(trx, projectId, assignments)
  const layers = await insertAssignments(trx, { projectId, roundId }, assignments)
  await recordEvent(trx, {
    projectId,
    personId: person.id,
    kind: 'round-assigned',
    about: { roundId, layers },
  })
  return layers
}

export const Assignments = z
  .array(AssignmentRequest)
  .min(1, 'Choose at least one transcript.')
  .max(roundLimits.transcripts)

/** Transcripts must be this project's, and who codes them members with the role of a coder. */
export async function checkAssignments(
  trx: Transaction<Database>,
  projectId: string,
  assignments: readonly Assignment[],
): Promise<void> {
  const wanted = assignments.map((one) => one.transcript)
  const present = await holdTranscripts(trx, projectId, wanted)
  if (wanted.some((id) => !present.has(id))) throw notFound('transcript')
  const members = new Map((await listMembers(trx, projectId)).map((one) => [one.id, one]))
  for (const id of new Set(assignments.flatMap((one) => one.coders))) {
    const member = members.get(id)
    if (member === undefined || member.roles.length === 0) throw notFound('member')
    if (!member.roles.includes('coder')) {
      throw new DomainError(
        'invalid-input',
        `${member.name} is not a coder of this project. Give them the role, or choose somebody else.`,
        { issues: [{ path: 'coders', message: `${member.name} is not a coder.` }] },
      )
    }
  }
}
