import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import { recordEvent } from '#db/audit.ts'
import { lockCodebook, readLatestVersion } from '#db/codebooks.ts'
import { endReopenings, readProgress } from '#db/progress.ts'
import { lockLayers } from '#db/round-locks.ts'
import {
  deleteRound as deleteRoundRows,
  holdsWork,
  insertAssignments,
  insertRound,
  listRounds as listRoundRows,
  type Round,
  readRound,
  updateRound,
} from '#db/rounds.ts'
import type { Database } from '#db/schema.ts'
import type { Assignment } from '#model/assignments.ts'
import { DomainError } from '#model/errors.ts'
import { canBecome, RoundStatus } from '#model/round.ts'
import { assignmentsOf, RoundName, RoundRequest } from '#model/round-request.ts'
import { memberOf, requireMay, roundOf } from './access.ts'
import { checkAssignments } from './assignments.ts'
import { changeRound, existing } from './change-round.ts'
import { checked } from './checked.ts'
import { versionOf } from './codebooks.ts'
import { draftStored, publishDraft } from './publishing.ts'
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
  await draftStored(services, person, projectId)
  const id = request.id ?? randomUUID()
  return services.db.transaction().execute(async (trx) => {
    await lockCodebook(trx, projectId)
    if ((await readRound(trx, projectId, id)) !== undefined) return { id }
    await checkAssignments(trx, projectId, assignments)
    let codebookVersion: number | null = null
    if (typeof request.codebookVersion === 'number') {
      codebookVersion = (await versionOf(trx, projectId, request.codebookVersion)).version
    } else if (request.codebookVersion === undefined) {
      const latest = await readLatestVersion(trx, projectId)
      codebookVersion = latest?.version ?? (await publishDraft(services, trx, member)).version
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
  const changed = await changeRound(services, person, projectId, roundId, (trx, round) =>
    // Only whoever may change the round is told what a status is.
    setStatusWithin(services, trx, person, round, checked(RoundStatus, input, 'status')),
  )
  if (changed) await services.live.rightsChanged({ projectId, roundId })
  return existing(await readRound(services.db, projectId, roundId))
}

/** The same for a round that is locked. @returns whether anything changed */
export async function setStatusWithin(
  { clock }: Pick<Services, 'clock'>,
  trx: Transaction<Database>,
  person: Person,
  round: Round,
  status: RoundStatus,
): Promise<boolean> {
  if (round.status === status) return false
  if (!canBecome(round.status, status)) {
    throw new DomainError(
      'conflict',
      `“${round.name}” is revealed: everybody may have seen everybody’s codes, so it cannot run again. Make a new round instead.`,
    )
  }
  const now = clock.now()
  await updateRound(trx, round, {
    status,
    // Revealing a running round closes it first.
    closed_at: status === 'running' ? null : (round.closedAt ?? now),
    ...(status === 'revealed' ? { revealed_at: now } : {}),
  })
  await endReopenings(trx, round)
  await recordEvent(trx, {
    projectId: round.projectId,
    personId: person.id,
    kind: `round-${status === 'running' ? 'reopened' : status}`,
    about: { roundId: round.id, from: round.status },
  })
  return true
}

/** @throws {DomainError} `invalid-input` */
export async function renameRound(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  input: unknown,
): Promise<void> {
  await changeRound(services, person, projectId, roundId, (trx, round) =>
    renameWithin(trx, person, round, checked(RoundName, input, 'name')),
  )
}

/** The same for a round that is locked. */
export async function renameWithin(
  trx: Transaction<Database>,
  person: Person,
  round: Round,
  name: string,
): Promise<void> {
  if (name === round.name) return
  await updateRound(trx, round, { name })
  await recordEvent(trx, {
    projectId: round.projectId,
    personId: person.id,
    kind: 'round-renamed',
    about: { roundId: round.id },
  })
}

/** @throws {DomainError} `conflict` when anything was coded, noted or completed in it */
export async function deleteRound(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
): Promise<void> {
  await changeRound(services, person, projectId, roundId, async (trx, round) => {
    await lockLayers(trx, projectId, roundId)
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
