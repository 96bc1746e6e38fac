import { type Kysely, type Selectable, sql } from 'kysely'
import type { InterfaceLanguage } from '#model/interface-language.ts'
import type { Face } from '#model/person.ts'
import type { TextSetting } from '#model/text-setting.ts'
import type { Database, PeopleTable } from './schema.ts'

/** A person as anybody who works with them may see. */
export interface Person extends Face {
  email: string
  theme: 'system' | 'light' | 'dark'
  /** `null`: the one the browser asks for. */
  language: InterfaceLanguage | null
  /** `null`: never chosen. */
  textSetting: TextSetting | null
}

/** A stored row without the hash of its password. */
export function toPerson(row: Selectable<PeopleTable>): Person {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    initials: row.initials,
    theme: row.theme,
    language: row.language,
    textSetting: row.text_setting,
  }
}

/** The person with their password's hash, for signing in. `email` is folded already. */
export async function readCredentials(
  db: Kysely<Database>,
  email: string,
): Promise<{ person: Person; passwordHash: string | null } | undefined> {
  const row = await db
    .selectFrom('people')
    .selectAll()
    .where('email', '=', email)
    .executeTakeFirst()
  return row && { person: toPerson(row), passwordHash: row.password_hash }
}

/** Whether anybody can sign in yet; until then the set-up page is open to the holder of its token. */
export async function hasAccounts(db: Kysely<Database>): Promise<boolean> {
  const row = await db
    .selectFrom('people')
    .select('id')
    .where('password_hash', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** @returns `undefined` where the address has an account already, also one that was made just now */
export async function insertPerson(
  db: Kysely<Database>,
  person: {
    id: string
    email: string
    name: string
    initials: string
    passwordHash: string | null
    now: Date
  },
): Promise<Person | undefined> {
  const row = await db
    .insertInto('people')
    .values({
      id: person.id,
      email: person.email,
      name: person.name,
      initials: person.initials,
      password_hash: person.passwordHash,
      created_at: person.now,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returningAll()
    .executeTakeFirst()
  return row && toPerson(row)
}

/** Changes what is given, and leaves the rest. */
export async function updatePerson(
  db: Kysely<Database>,
  id: string,
  changes: {
    name?: string
    initials?: string
    passwordHash?: string
    theme?: Person['theme']
    language?: Person['language']
    textSetting?: TextSetting
  },
): Promise<void> {
  await db
    .updateTable('people')
    .set({
      ...(changes.name === undefined ? {} : { name: changes.name }),
      ...(changes.initials === undefined ? {} : { initials: changes.initials }),
      ...(changes.passwordHash === undefined ? {} : { password_hash: changes.passwordHash }),
      ...(changes.theme === undefined ? {} : { theme: changes.theme }),
      ...(changes.language === undefined ? {} : { language: changes.language }),
      ...(changes.textSetting === undefined
        ? {}
        : {
            // As text: the driver would store a string as a JSON string.
            text_setting: sql<TextSetting>`${JSON.stringify(changes.textSetting)}::text::jsonb`,
          }),
    })
    .where('id', '=', id)
    .execute()
}
