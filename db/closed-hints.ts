import type { Kysely } from 'kysely'
import { type Hint, hints } from '#model/hints.ts'
import type { Database } from './schema.ts'

/** The hints that a person closed, in the order in which they are listed. */
export async function readClosedHints(db: Kysely<Database>, personId: string): Promise<Hint[]> {
  const rows = await db
    .selectFrom('closed_hints')
    .select('hint')
    .where('person_id', '=', personId)
    .execute()
  return hints.filter((hint) => rows.some((row) => row.hint === hint))
}

/** Notes that a person closed a hint; once more changes nothing. */
export async function insertClosedHint(
  db: Kysely<Database>,
  personId: string,
  hint: Hint,
): Promise<void> {
  await db
    .insertInto('closed_hints')
    .values({ person_id: personId, hint })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
