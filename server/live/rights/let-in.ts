import type { Kysely } from 'kysely'
import type { AuditEvent } from '#db/audit.ts'
import { blindRoundFollowsDraft } from '#db/codebooks.ts'
import { readRoles } from '#db/live.ts'
import { readRound, roundFacts } from '#db/rounds.ts'
import type { Database } from '#db/schema.ts'
import { DomainError } from '#model/errors.ts'
import { whyNoCode } from '#model/rights.ts'
import { notFound, refusalOf } from '../../access.ts'

/**
 * The question that a change was let in by, where its writer may not write the document otherwise. It is
 * asked again in the transaction that stores the change.
 */
export interface LetIn {
  may: 'add-code'
  roundId: string
}

/** What lets somebody change a document in one way, and what is recorded with the change, in its transaction. */
export interface Admission {
  letIn: LetIn
  /** Called once the change is made. */
  recorded(): readonly AuditEvent[]
}

/**
 * Why somebody may not, or may no longer, change a project's working codebook so; `null` where they may.
 *
 * @returns `not-found`, `not-permitted`, or `conflict` in a round that is pinned to a version
 */
export async function whyNotLetIn(
  db: Kysely<Database>,
  { projectId, personId, letIn }: { projectId: string; personId: string; letIn: LetIn },
): Promise<DomainError | null> {
  const [round, roles, showsInBlindRound] = await Promise.all([
    readRound(db, projectId, letIn.roundId),
    readRoles(db, projectId),
    blindRoundFollowsDraft(db, projectId),
  ])
  const ownRoles = roles.get(personId)
  if (round === undefined || ownRoles === undefined) return notFound('round')
  const { name, codebookVersion } = round
  const facts = { ...roundFacts(round), codebookVersion }
  const question = { may: letIn.may, round: facts, showsInBlindRound }
  switch (whyNoCode({ id: personId, roles: ownRoles }, question)) {
    case null:
      return null
    case 'not-coding':
      return new DomainError('not-permitted', refusalOf(question))
    case 'blind':
      return new DomainError(
        'not-permitted',
        'In a blind round a new code would tell the others what you found. Ask a lead for it.',
      )
    case 'shows-in-blind-round':
      return new DomainError(
        'not-permitted',
        'A blind round follows the working codebook, too: a new code would show in it. Ask a lead for it.',
      )
    case 'pinned':
      return new DomainError(
        'conflict',
        `“${name}” codes with version ${codebookVersion} of the codebook, which never changes. New codes come into rounds that follow the working codebook.`,
      )
  }
}
