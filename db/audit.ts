import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/** Something that was done and that one may later have to account for. */
export interface AuditEvent {
  /** Absent: it concerns no project (an account, a token). */
  projectId: string | null
  /** Absent: nobody in particular did it (set-up, the command line). */
  personId: string | null
  /** Two or three words, what and what happened: `round-revealed`. */
  kind: string
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
