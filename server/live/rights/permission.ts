import type { Kysely } from 'kysely'
import { findRoundTranscript, readProjectRules, readRoles } from '#db/live.ts'
import { readLayerProgress } from '#db/progress.ts'
import { readRound, roundFacts } from '#db/rounds.ts'
import type { Database } from '#db/schema.ts'
import type { DomainErrorCode } from '#model/errors.ts'
import type { DocumentName } from '#model/live/document-name.ts'
import { type MemberFacts, may, mayChangeWith, type RoundFacts } from '#model/rights.ts'
import type { Role } from '#model/round.ts'
import type { Caller } from '../../services.ts'

/** What the database says of a document: all that an answer of `may` depends on. */
export interface Standing {
  projectId: string
  /** Roles by person, of members only. */
  roles: ReadonlyMap<string, readonly Role[]>
  spansAcrossTurns: boolean
  /** Absent for a codebook. */
  round?: RoundFacts & { codebookVersion: number | null }
  /** Of a layer alone. */
  isAssigned: boolean
  completed: boolean
  /** Whether a lead let its coder back in although the round is closed. */
  reopened: boolean
  /**
   * The number under which the rest was read, or an older one: of a layer its own, of a codebook and a
   * discussion that of the project’s members; else 0.
   */
  rightsVersion: number
}

/** What one caller may do with one document; a code says why not. */
export interface Permission {
  read: DomainErrorCode | null
  write: DomainErrorCode | null
}

/** @returns `undefined` where nothing of that name can be */
export async function readStanding(
  db: Kysely<Database>,
  name: DocumentName,
): Promise<Standing | undefined> {
  if (name.kind === 'codebook') {
    // First, with its number: what is read after it is never older than the number says.
    const rules = await readProjectRules(db, name.projectId)
    if (rules === undefined) return undefined
    const roles = await readRoles(db, name.projectId)
    return {
      projectId: name.projectId,
      roles,
      spansAcrossTurns: rules.spansAcrossTurns,
      isAssigned: false,
      completed: false,
      reopened: false,
      rightsVersion: rules.memberRightsVersion,
    }
  }
  const found = await findRoundTranscript(db, name.roundId, name.transcriptId)
  if (found === undefined) return undefined
  const { projectId } = found
  // First, as above.
  const layer =
    name.kind === 'layer' ? await readLayerProgress(db, { projectId, ...name }) : undefined
  const rules = await readProjectRules(db, projectId)
  const [round, roles] = await Promise.all([
    readRound(db, projectId, name.roundId),
    readRoles(db, projectId),
  ])
  if (round === undefined || rules === undefined) return undefined
  return {
    projectId,
    roles,
    spansAcrossTurns: rules.spansAcrossTurns,
    round: { ...roundFacts(round), codebookVersion: round.codebookVersion },
    isAssigned: layer !== undefined,
    completed: layer?.completedAt != null,
    reopened: layer?.reopenedAt != null,
    rightsVersion:
      name.kind === 'discussion' ? rules.memberRightsVersion : (layer?.rightsVersion ?? 0),
  }
}

/** The answers of `may` for a caller, put into the words a socket closes with. */
export function permissionOf(
  name: DocumentName,
  standing: Standing | undefined,
  caller: Pick<Caller, 'scope'> & { person: Pick<Caller['person'], 'id'> },
): Permission {
  const roles = standing?.roles.get(caller.person.id)
  if (standing === undefined || roles === undefined) {
    return { read: 'not-found', write: 'not-found' }
  }
  const member: MemberFacts = { id: caller.person.id, roles }
  const read = readRefusal(name, standing, member)
  if (read !== null) return { read, write: read }
  const write = mayChangeWith(caller.scope) ? writeRefusal(name, standing, member) : 'not-permitted'
  return { read, write }
}

function readRefusal(
  name: DocumentName,
  { round, isAssigned }: Standing,
  member: MemberFacts,
): DomainErrorCode | null {
  if (name.kind === 'codebook') return orNot(may(member, { may: 'read-codebook' }))
  if (round === undefined) return 'not-found'
  if (name.kind !== 'layer') {
    return orNot(may(member, { may: questions[name.kind], round }))
  }
  // Asked first: in a blind round not even who is assigned to what is told.
  if (!may(member, { may: 'read-layer', round, coder: name.coderId })) return 'not-permitted'
  return isAssigned ? null : 'not-found'
}

const questions = { feed: 'read-feed', room: 'join-room', discussion: 'discuss' } as const

function writeRefusal(
  name: DocumentName,
  { round, completed, reopened }: Standing,
  member: MemberFacts,
): DomainErrorCode | null {
  if (name.kind === 'codebook') return orNot(may(member, { may: 'write-codebook' }))
  if (round === undefined) return 'not-permitted'
  if (name.kind === 'discussion') return orNot(may(member, { may: 'discuss', round }))
  if (name.kind !== 'layer') return 'not-permitted'
  const { coderId: coder } = name
  if (may(member, { may: 'write-layer', round, coder, completed, reopened })) return null
  const isCoder = name.coderId === member.id && member.roles.includes('coder')
  if (isCoder && round.status !== 'running') return 'round-not-running'
  if (isCoder && completed) return 'layer-completed'
  return 'not-permitted'
}

function orNot(allowed: boolean): DomainErrorCode | null {
  return allowed ? null : 'not-permitted'
}

/** Whether those in a document may know of one another: in a blind round not until it is revealed. */
export function mayMeet({ round }: Standing): boolean {
  return round === undefined || round.visibility === 'open' || round.status === 'revealed'
}
