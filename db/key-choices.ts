import type { Kysely } from 'kysely'
import { type KeyChoices, noKeyChoices } from '#model/key-choices.ts'
import type { Database } from './schema.ts'

/** The keys a person chose. */
export async function readKeyChoices(db: Kysely<Database>, personId: string): Promise<KeyChoices> {
  const row = await db
    .selectFrom('key_choices')
    .select(['enabled', 'keys'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ?? noKeyChoices
}

/** Keeps the keys a person chose, in place of those before. */
export async function writeKeyChoices(
  db: Kysely<Database>,
  personId: string,
  choices: KeyChoices,
): Promise<void> {
  await db
    .insertInto('key_choices')
    .values({ person_id: personId, ...choices })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(choices))
    .execute()
}
