import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inOneGo } from '#db/in-one-go.ts'
import { type FreshDatabase, freshDatabase } from '../builders/database.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await sql`create table marks (n int primary key)`.execute(database.db)
})
afterAll(() => database?.drop())

const marks = async () =>
  (await sql<{ n: number }>`select n from marks order by n`.execute(database.db)).rows

test('statements sent in one go run in their order, and give their answers in it', async () => {
  const found = await database.db.transaction().execute((trx) =>
    inOneGo(
      sql`insert into marks values (1)`.execute(trx),
      sql`update marks set n = n + 1`.execute(trx),
      sql<{ n: number }>`select n from marks`.execute(trx).then(({ rows }) => rows[0]?.n),
    ),
  )
  expect(found[2]).toBe(2)
  expect(await marks()).toEqual([{ n: 2 }])
})

test('where one fails nothing stays, and its own words are told, not those of the ones behind it', async () => {
  const failing = database.db
    .transaction()
    .execute((trx) =>
      inOneGo(
        sql`insert into marks values (3)`.execute(trx),
        sql`insert into marks values (2)`.execute(trx),
        sql`insert into marks values (4)`.execute(trx),
      ),
    )
  await expect(failing).rejects.toMatchObject({ code: '23505' })
  expect(await marks()).toEqual([{ n: 2 }])
})
