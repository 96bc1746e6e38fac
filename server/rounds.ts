import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { recordEvent } from '#db/audit.ts'
import { lockCodebook, readLatestVersion } from '#db/codebooks.ts'
import { readProgress } from '#db/progress.ts'
import { listMembers } from '#db/projects.ts'
import {
  deleteRound as deleteRoundRows,
  holdsWork,
  insertAssignments,
  insertRound,
  listRounds as listRoundRows,
  lockRound,
  presentTranscripts,
  type Round,
  readRound,
  updateRound,
} from '#db/rounds.ts'
import type { Database } from '#db/schema.ts'
import type { Assignment } from '#model/assignments.ts'
import { DomainError } from '#model/errors.ts'
import { canBecome, RoundStatus } from '#model/round.ts'
import {
  AssignmentRequest,
  assignmentsOf,
  RoundName,
  RoundRequest,
  roundLimits,
} from '#model/round-request.ts'
import { type Member, memberOf, notFound, requireMay, roundOf } from './access.ts'
import { checked } from './checked.ts'
import { publishWithin, readDraft, versionOf } from './codebooks.ts'
import type { Person, Services } from './services.ts'

/** Rounds of a project, the oldest first. */
export async function listRounds(
  services: Services,
  person: Person,
  projectId: string,
): Promise<Round[]> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-rounds' })
  return listRoundRows(services.db, projectId)
}

/**
 * A round with who codes what. Assignments are no secret in a blind round: who codes is known, what
 * they code is not.
 */
export async function readRoundWithAssignments(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
): Promise<{ round: Round; assignments: Assignment[] }> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-rounds' })
  const round = await roundOf(services, member, roundId)
  const layers = await readProgress(services.db, projectId, roundId)
  return {
    round,
    assignments: assignmentsOf({
      assignments: layers.map((layer) => ({
        transcript: layer.transcriptId,
        coders: [layer.coderId],
      })),
    }),
  }
}

/**
 * Makes a round, which runs from then on. Pinned to the latest codebook version unless told otherwise;
 * where none is published yet, the draft is published first.
 *
 * A request with the `id` of a round that is there already gives that round: a form sent twice.
 *
 * @throws {DomainError} `invalid-input`; `not-found` for a transcript or person of another project
 */
export async function createRound(
  services: Services,
  person: Person,
  projectId: string,
  input: unknown,
): Promise<{ id: string }> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'manage-rounds' })
  const request = checked(RoundRequest, input)
  const assignments = assignmentsOf(request)
  await checkAssignments(services.db, projectId, assignments)
  const draft = await readDraft(services, member.project)
  const id = request.id ?? randomUUID()
  return services.db.transaction().execute(async (trx) => {
    await lockCodebook(trx, projectId)
    if ((await readRound(trx, projectId, id)) !== undefined) return { id }
    let codebookVersion: number | null = null
    if (typeof request.codebookVersion === 'number') {
      codebookVersion = (await versionOf(trx, projectId, request.codebookVersion)).version
    } else if (request.codebookVersion === undefined) {
      const latest = await readLatestVersion(trx, projectId)
      codebookVersion =
        latest?.version ?? (await publishWithin(services, trx, member, draft)).version
    }
    const made = await insertRound(trx, {
      id,
      projectId,
      name: request.name,
      visibility: request.visibility,
      codebookVersion,
      createdBy: person.id,
      createdAt: services.clock.now(),
    })
    if (!made) {
      throw new DomainError('conflict', 'A round with this id is there already. Leave the id out.')
    }
    const layers = await insertAssignments(trx, { projectId, roundId: id }, assignments)
    await recordEvent(trx, {
      projectId,
      personId: person.id,
      kind: 'round-created',
      about: { roundId: id, visibility: request.visibility, codebookVersion, layers },
    })
    return { id }
  })
}

/**
 * Closes, reopens or reveals a round. What it is already, it stays, so that a button pressed twice does
 * no harm. Whoever has it open learns of it, and what they sent before is committed first.
 *
 * @throws {DomainError} `conflict`: a revealed round never runs again
 */
export async function setRoundStatus(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  input: unknown,
): Promise<Round> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'manage-rounds' })
  const status = checked(RoundStatus, input, 'status')
  const changed = await services.db.transaction().execute(async (trx) => {
    const round = await lockRound(trx, projectId, roundId)
    if (round === undefined) throw notFound('round')
    if (round.status === status) return false
    if (!canBecome(round.status, status)) {
      throw new DomainError(
        'conflict',
        `“${round.name}” is revealed: everybody may have seen everybody’s codes, so it cannot run again. Make a new round instead.`,
      )
    }
    const now = services.clock.now()
    await updateRound(trx, round, {
      status,
      // Revealing a running round closes it first.
      closed_at: status === 'running' ? null : (round.closedAt ?? now),
      ...(status === 'revealed' ? { revealed_at: now } : {}),
    })
    await recordEvent(trx, {
      projectId,
      personId: person.id,
      kind: `round-${status === 'running' ? 'reopened' : status}`,
      about: { roundId, from: round.status },
    })
    return true
  })
  if (changed) await services.live.rightsChanged({ projectId, roundId })
  return existing(await readRound(services.db, projectId, roundId))
}

/** @throws {DomainError} `invalid-input` */
export async function renameRound(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  input: unknown,
): Promise<void> {
  await changeRound(services, person, projectId, roundId, async (trx, round) => {
    const name = checked(RoundName, input, 'name')
    if (name === round.name) return
    await updateRound(trx, round, { name })
    await recordEvent(trx, {
      projectId,
      personId: person.id,
      kind: 'round-renamed',
      about: { roundId },
    })
  })
}

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
  const added = await changeRound(services, person, projectId, roundId, async (trx, round) => {
    const given = checked(Assignments, input, 'assignments')
    const assignments = assignmentsOf({ assignments: given })
    if (round.status !== 'running') {
      throw new DomainError(
        'round-not-running',
        `“${round.name}” is ${round.status}. ${round.status === 'closed' ? 'Reopen it' : 'Make a new round'} to add transcripts or coders.`,
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
  })
  if (added > 0) await services.live.rightsChanged({ projectId, roundId })
  return added
}

const Assignments = z
  .array(AssignmentRequest)
  .min(1, 'Choose at least one transcript.')
  .max(roundLimits.transcripts)

/** @throws {DomainError} `conflict` when anything was coded, noted or completed in it */
export async function deleteRound(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
): Promise<void> {
  await changeRound(services, person, projectId, roundId, async (trx, round) => {
    if (await holdsWork(trx, projectId, roundId)) {
      throw new DomainError(
        'conflict',
        `“${round.name}” holds work of its coders and cannot be deleted. Close it instead.`,
      )
    }
    await deleteRoundRows(trx, projectId, roundId)
    await recordEvent(trx, {
      projectId,
      personId: person.id,
      kind: 'round-deleted',
      about: { roundId },
    })
  })
  await services.live.rightsChanged({ projectId, roundId })
}

/** Whether a round may be deleted, for its settings page. */
export async function isEmptyRound({ db }: Services, round: Round): Promise<boolean> {
  return !(await holdsWork(db, round.projectId, round.id))
}

/** A change by a lead to a round whose row is locked meanwhile. */
async function changeRound<T>(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  change: (trx: Parameters<typeof updateRound>[0], round: Round) => Promise<T>,
): Promise<T> {
  const member: Member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'manage-rounds' })
  return services.db
    .transaction()
    .execute(async (trx) => change(trx, existing(await lockRound(trx, projectId, roundId))))
}

function existing(round: Round | undefined): Round {
  if (round === undefined) throw notFound('round')
  return round
}

/** Transcripts must be this project's, and who codes them members with the role of a coder. */
async function checkAssignments(
  db: Kysely<Database>,
  projectId: string,
  assignments: readonly Assignment[],
): Promise<void> {
  const wanted = assignments.map((one) => one.transcript)
  const present = await presentTranscripts(db, projectId, wanted)
  if (wanted.some((id) => !present.has(id))) throw notFound('transcript')
  const members = new Map((await listMembers(db, projectId)).map((one) => [one.id, one]))
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
