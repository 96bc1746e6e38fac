import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '#test/builders/database.ts'

test('letters of every script fold, whatever the machine', async () => {
  const { db, drop } = await freshDatabase()
  const { rows } = await sql`select lower('ЛАВРОВ') as name, 'é' ~ '^\\w$' as letter`.execute(db)
  expect(rows).toEqual([{ name: 'лавров', letter: true }])
  await drop()
})
