import { type Migration, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { DatabaseNewer, migrate, migrateDown, pendingMigrations } from '#db/migrate.ts'
import { migrations } from '#db/migrations/index.ts'
import { databaseWithoutTables, freshDatabase } from '#test/builders/database.ts'
import { schemaOf } from '#test/builders/schema.ts'

const all = Object.keys(migrations)

async function withoutTables() {
  const database = await databaseWithoutTables()
  onTestFinished(database.drop)
  return database
}

test('an empty database gets every migration, once', async () => {
  const { db } = await withoutTables()
  expect(await pendingMigrations(db)).toEqual(all)
  expect(await migrate(db)).toEqual(all)
  expect(await pendingMigrations(db)).toEqual([])
  expect(await migrate(db)).toEqual([])
})

test('up, down and up again gives the same schema, and down leaves nothing', async () => {
  const { db } = await withoutTables()
  await migrate(db)
  const up = await schemaOf(db)
  expect(up.length).toBeGreaterThan(100)
  for (const _ of all) await migrateDown(db)
  expect(await schemaOf(db)).toEqual([])
  await migrate(db)
  expect(await schemaOf(db)).toEqual(up)
})

test('[DB6] of several that start at once one migrates and the others wait', async () => {
  const { db, url } = await withoutTables()
  const servers = Array.from({ length: 3 }, () => openDatabase({ url }))
  onTestFinished(async () => {
    await Promise.all(servers.map(({ close }) => close()))
  })
  const ran = await Promise.all(servers.map((server) => migrate(server.db)))
  expect(ran.filter((names) => names.length > 0)).toEqual([all])
  expect(await pendingMigrations(db)).toEqual([])
})

test('[MR1] reports that were frozen before their language was kept say it themselves, and stay', async () => {
  const { db } = await withoutTables()
  const known = Object.entries(migrations).filter(([name]) => name < '20261128T1700')
  await migrate(db, Object.fromEntries(known))
  const id = '00000000-0000-4000-8000-000000000001'
  await sql`insert into people (id, email, name, initials) values (${id}, 'a@b.org', 'A', 'A')`.execute(
    db,
  )
  await sql`insert into projects (id, name, created_by) values (${id}, 'P', ${id})`.execute(db)
  await sql`insert into rounds (project_id, id, name, visibility, created_by)
    values (${id}, ${id}, 'R', 'open', ${id})`.execute(db)
  const frozen = {
    de: '<!doctype html>\n<html lang="de">\n',
    en: '<!doctype html>\n<html lang="en">\n',
  }
  for (const html of Object.values(frozen)) {
    await sql`insert into methods_reports (project_id, id, round_id, frozen_by, frozen_at, inputs, state,
        settings, pseudonyms, html, markdown, bundle)
      values (${id}, gen_random_uuid(), ${id}, ${id}, now(), ${'a'.repeat(64)}, '', '{}', false, ${html}, '', '')`.execute(
      db,
    )
  }
  await migrate(db)
  const { rows } = await sql`select language, html from methods_reports order by language`.execute(
    db,
  )
  expect(rows).toEqual(Object.entries(frozen).map(([language, html]) => ({ language, html })))
  const change = sql`update methods_reports set language = 'en'`.execute(db)
  await expect(change).rejects.toThrow('a frozen report never changes')
})

test('[AG12] thresholds that stood there before anybody set them are nobody’s, others stay', async () => {
  const { db } = await withoutTables()
  const known = Object.entries(migrations).filter(([name]) => name < '20261128T1730')
  await migrate(db, Object.fromEntries(known))
  const id = '00000000-0000-4000-8000-000000000001'
  await sql`insert into people (id, email, name, initials) values (${id}, 'a@b.org', 'A', 'A')`.execute(
    db,
  )
  const project = (name: string) =>
    sql`insert into projects (id, name, created_by) values (gen_random_uuid(), ${name}, ${id})`.execute(
      db,
    )
  await project('as it came')
  await project('set')
  await sql`update projects set thresholds = '[]' where name = 'set'`.execute(db)
  const read = async () =>
    (await sql`select name, thresholds from projects order by name`.execute(db)).rows
  const before = await read()
  await migrate(db)
  expect(await read()).toEqual([
    { name: 'as it came', thresholds: null },
    { name: 'set', thresholds: [] },
  ])
  while ((await pendingMigrations(db)).length === 0) await migrateDown(db)
  expect(await read()).toEqual(before)
})

const next: Migration = {
  up: async (db) => {
    await sql`create table half (n int)`.execute(db)
    await sql`insert into half values (1)`.execute(db)
    await sql`select 1 / 0`.execute(db)
  },
}

test('[DB7] a migration that fails leaves the database as it was, and the lock free', async () => {
  const { db } = await freshDatabase()
  const before = await schemaOf(db)
  const failing = { ...migrations, '99991231T0000_failing': next }
  await expect(migrate(db, failing)).rejects.toMatchObject({ code: '22012' })
  expect(await schemaOf(db)).toEqual(before)
  expect(await migrate(db)).toEqual([])
  const fixed: Migration = { up: (trx) => sql`create table half (n int)`.execute(trx) as never }
  expect(await migrate(db, { ...migrations, '99991231T0000_failing': fixed })).toEqual([
    '99991231T0000_failing',
  ])
})

test('[DB5] a database newer than this version is left alone, in plain words', async () => {
  const { db, drop } = await freshDatabase()
  onTestFinished(drop)
  const nothing: Migration = { up: async () => {} }
  await migrate(db, { ...migrations, '99991231T0000_later': nothing })
  const refused = migrate(db)
  await expect(refused).rejects.toThrow(DatabaseNewer)
  await expect(refused).rejects.toThrow('newer version of Parley')
  await expect(pendingMigrations(db)).rejects.toThrow(DatabaseNewer)
})

test('time limits of everyday statements do not end a migration, and are back after it', async () => {
  const { url, drop } = await freshDatabase()
  const opened = openDatabase({ url }, { poolSize: 1, statementTimeoutMs: 100 })
  onTestFinished(async () => {
    await opened.close()
    await drop()
  })
  const slow: Migration = { up: (db) => sql`select pg_sleep(0.3)`.execute(db) as never }
  await migrate(opened.db, { ...migrations, '99991231T0000_slow': slow })
  const { rows } = await sql`show statement_timeout`.execute(opened.db)
  expect(rows).toEqual([{ statement_timeout: '100ms' }])
})
