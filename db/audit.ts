import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** Everything that is recorded: what, and what happened to it. One list, so that who reads it can ask for all. */
export const auditKinds = [
  'project-created',
  'project-changed',
  'project-deleted',
  'member-added',
  'member-removed',
  'roles-changed',
  'member-invited',
  'invitation-accepted',
  'password-link-made',
  'transcript-stored',
  'transcript-renamed',
  'transcript-language-set',
  'transcript-deleted',
  'speakers-changed',
  'speakers-checked',
  'codebook-replaced',
  'codebook-published',
  'code-added',
  'round-created',
  'round-renamed',
  'round-assigned',
  'round-reopened',
  'round-closed',
  'round-revealed',
  'round-deleted',
  'layer-completed',
  'layer-completion-taken-back',
  'layer-reopened',
  'layer-reopening-taken-back',
  'large-removal',
  'large-removal-restored',
  'large-removal-kept',
  'thread-opened',
  'thread-resolved',
  'thread-reopened',
  'comment-changed',
  'comment-removed',
  'comment-taken-back',
  'agreement-opened',
  'report-frozen',
  'exported',
] as const
export type AuditKind = (typeof auditKinds)[number]

/** Something that was done and that one may later have to account for. */
export interface AuditEvent {
  /** Absent: it concerns no project (an account, a token). */
  projectId: string | null
  /** Absent: nobody in particular did it (set-up, the command line). */
  personId: string | null
  kind: AuditKind
  /** Ids and counts, never words of a transcript or a memo. */
  about?: Record<string, unknown>
}

/** Records an event; in the transaction that does the thing, so that one never stands without the other. */
export async function recordEvent(trx: Kysely<Database>, event: AuditEvent): Promise<void> {
  await trx
    .insertInto('audit_events')
    .values({
      project_id: event.projectId,
      person_id: event.personId,
      kind: event.kind,
      about: event.about ?? {},
    })
    .execute()
}

/** Whether a person did something to a round not longer ago than so many minutes, by the database's clock. */
export async function hasDoneLately(
  db: Kysely<Database>,
  of: { projectId: string; personId: string; kind: AuditKind; roundId: string; minutes: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('audit_events')
    .select('id')
    .where('project_id', '=', of.projectId)
    .where('person_id', '=', of.personId)
    .where('kind', '=', of.kind)
    .where(sql<boolean>`about ->> 'roundId' = ${of.roundId}`)
    .where('recorded_at', '>', sql<Date>`now() - make_interval(mins => ${of.minutes})`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
