import { type Kysely, sql, type Transaction } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { ConnectionOptions } from '#db/connection.ts'
import { databaseTrouble, TransactionLost } from '#db/errors.ts'
import type { Database } from '#db/schema.ts'
import { freshDatabase } from '#test/builders/database.ts'

async function aDatabase(options: ConnectionOptions = {}) {
  const fresh = await freshDatabase(options)
  onTestFinished(fresh.drop)
  return fresh
}

/** The way an error of a promise is asked about twice. */
async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

async function one<T>(db: Kysely<Database>, query: ReturnType<typeof sql<T>>): Promise<T> {
  return (await query.execute(db)).rows[0] as T
}

test('letters of every script fold, whatever the machine', async () => {
  const { db } = await aDatabase()
  expect(await one(db, sql`select lower('ЛАВРОВ') as name, 'é' ~ '^\\w$' as letter`)).toEqual({
    name: 'лавров',
    letter: true,
  })
})

test('each type of column comes back as the schema says', async () => {
  const { db } = await aDatabase()
  const row = await one(
    db,
    sql`select 9007199254740993::bigint as big, 7::int as whole, 0.5::float8 as half, true as yes,
      null::text as nothing, '2026-11-24T10:00:00Z'::timestamptz as moment, '\\x00ff'::bytea as bytes,
      '{"a": [1, null]}'::jsonb as json, array['lead', 'co"d,er'] as roles`,
  )
  expect(row).toEqual({
    big: '9007199254740993',
    whole: 7,
    half: 0.5,
    yes: true,
    nothing: null,
    moment: new Date('2026-11-24T10:00:00Z'),
    bytes: Buffer.from([0, 255]),
    json: { a: [1, null] },
    roles: ['lead', 'co"d,er'],
  })
})

test('values go in and come out the same, arrays and emoji included', async () => {
  const { db } = await aDatabase()
  await sql`create table kept (big bigint, moment timestamptz, bytes bytea, json jsonb, texts text[],
    numbers int[], flags boolean[], ids uuid[], chunks bytea[], nothing text)`.execute(db)
  const id = '0b5c4a4e-0c8e-4a86-9a39-3f0f6a8f5b11'
  const values = {
    big: '9007199254740993',
    moment: new Date('2026-11-24T10:00:00.123Z'),
    bytes: Buffer.from([0, 1, 92, 255]),
    json: { words: ['naïve', '👩‍👩‍👧', "o'clock", 'back\\slash'], nested: [[true], {}] },
    texts: ['', 'a,b', '{"x"}', 'NULL', 'с ударением'],
    numbers: [],
    flags: [true, false],
    ids: [id],
    chunks: [Buffer.from([0, 92]), Buffer.from('x')],
    nothing: null,
  }
  const v = values
  await sql`insert into kept values (${v.big}, ${v.moment}, ${v.bytes}, ${v.json}, ${v.texts},
    ${v.numbers}, ${v.flags}, ${v.ids}, ${v.chunks}, ${v.nothing})`.execute(db)
  expect(await one(db, sql`select * from kept`)).toEqual(values)
})

test('a list in a json column stays a list, whatever its first element', async () => {
  const { db } = await aDatabase()
  await sql`create table lists (list jsonb)`.execute(db)
  for (const list of [[], [true, false], [1, 'a'], [{ a: 1 }], ['x']]) {
    await sql`delete from lists`.execute(db)
    await sql`insert into lists values (${list})`.execute(db)
    expect(await one(db, sql`select list from lists`)).toEqual({ list })
  }
})

test('many rows go in by one statement with arrays', async () => {
  const { db } = await aDatabase()
  await sql`create table many (n int, label text)`.execute(db)
  const numbers = Array.from({ length: 20_000 }, (_, n) => n)
  const labels = numbers.map((n) => `row ${n}`)
  const result =
    await sql`insert into many select * from unnest(${numbers}::int[], ${labels}::text[])`.execute(
      db,
    )
  expect(result.numAffectedRows).toBe(20_000n)
})

test('changed rows are counted, read rows are not', async () => {
  const { db } = await aDatabase()
  await sql`create table counted (n int)`.execute(db)
  expect((await sql`insert into counted values (1), (2)`.execute(db)).numAffectedRows).toBe(2n)
  expect((await sql`update counted set n = 3 where n > 9`.execute(db)).numAffectedRows).toBe(0n)
  expect((await sql`select * from counted`.execute(db)).numAffectedRows).toBeUndefined()
  const { rows, numAffectedRows } = await sql`delete from counted returning n`.execute(db)
  expect([rows.length, numAffectedRows]).toEqual([2, 2n])
})

test('one text is one statement', async () => {
  const { db } = await aDatabase()
  await expect(sql`select 1; select 2`.execute(db)).rejects.toMatchObject({ code: '42601' })
})

test('undefined is refused, not stored as nothing', async () => {
  const { db } = await aDatabase()
  await expect(sql`select ${undefined}::text`.execute(db)).rejects.toMatchObject({
    code: 'UNDEFINED_VALUE',
  })
})

test('[DB2] a transaction that throws leaves nothing, one that returns leaves all', async () => {
  const { db } = await aDatabase()
  await sql`create table kept (n int)`.execute(db)
  const thrown = new Error('changed my mind')
  const error = await errorOf(
    db.transaction().execute(async (trx) => {
      await sql`insert into kept values (1)`.execute(trx)
      throw thrown
    }),
  )
  expect(error).toBe(thrown)
  await db.transaction().execute(async (trx) => {
    await sql`insert into kept values (2)`.execute(trx)
  })
  expect((await sql`select n from kept`.execute(db)).rows).toEqual([{ n: 2 }])
})

test('[DB2] a transaction in which a statement failed is not reported as committed', async () => {
  const { db } = await aDatabase()
  await sql`create table kept (n int primary key)`.execute(db)
  const swallowing = db.transaction().execute(async (trx) => {
    await sql`insert into kept values (1)`.execute(trx)
    await sql`insert into kept values (1)`.execute(trx).catch(() => {})
  })
  await expect(swallowing).rejects.toThrow('Postgres undid it')
  expect((await sql`select n from kept`.execute(db)).rows).toEqual([])
})

test('what precedes a savepoint survives going back to it', async () => {
  const { db } = await aDatabase()
  await sql`create table kept (n int primary key)`.execute(db)
  const trx = await db.startTransaction().execute()
  await sql`insert into kept values (1)`.execute(trx)
  const after = await trx.savepoint('before_two').execute()
  await sql`insert into kept values (2)`.execute(after)
  await errorOf(sql`insert into kept values (2)`.execute(after))
  await after.rollbackToSavepoint('before_two').execute()
  await sql`insert into kept values (3)`.execute(trx)
  await trx.commit().execute()
  expect((await sql`select n from kept order by n`.execute(db)).rows).toEqual([{ n: 1 }, { n: 3 }])
})

test('a transaction has the isolation and access it asks for', async () => {
  const { db } = await aDatabase()
  const asked = db.transaction().setIsolationLevel('serializable').setAccessMode('read only')
  await asked.execute(async (trx) => {
    expect(
      await one(
        trx,
        sql`select current_setting('transaction_isolation') as level,
      current_setting('transaction_read_only') as reads`,
      ),
    ).toEqual({
      level: 'serializable',
      reads: 'on',
    })
  })
  expect(await one(db, sql`show transaction_read_only`)).toEqual({ transaction_read_only: 'off' })
})

test('more callers than connections wait their turn, and none sees the work of another', async () => {
  const { db } = await aDatabase({ poolSize: 3 })
  await sql`create table counter (n int)`.execute(db)
  await sql`insert into counter values (0)`.execute(db)
  const addOne = async (trx: Transaction<Database>) => {
    const { n } = await one<{ n: number }>(trx, sql`select n from counter for update`)
    await sql`update counter set n = ${n + 1}`.execute(trx)
  }
  await Promise.all(Array.from({ length: 60 }, () => db.transaction().execute(addOne)))
  expect(await one(db, sql`select n from counter`)).toEqual({ n: 60 })
})

test('who waits too long for a connection is told so', async () => {
  const { db } = await aDatabase({ poolSize: 1, waitMs: 100 })
  await db.transaction().execute(async () => {
    const error = await errorOf(sql`select 1`.execute(db))
    expect(error).toMatchObject({ isDomainError: true, code: 'unavailable' })
  })
  expect(await one(db, sql`select 1 as one`)).toEqual({ one: 1 })
})

test('a stream gives all rows in chunks and frees its connection, read to its end or not', async () => {
  const { db } = await aDatabase({ poolSize: 1 })
  const numbers = () =>
    db
      .selectFrom(
        sql<{ n: number }>`(select * from generate_series(1, ${2_500}::int) n)`.as('series'),
      )
      .select('n')
      .stream(1_000)
  const read: number[] = []
  for await (const { n } of numbers()) read.push(n)
  expect([read.length, read[0], read.at(-1)]).toEqual([2_500, 1, 2_500])
  for await (const { n } of numbers()) if (n === 3) break
  expect(await one(db, sql`select count(*) from pg_cursors where name <> ''`)).toEqual({
    count: '0',
  })
})

test('a stream reads in the transaction it is asked for in', async () => {
  const { db } = await aDatabase()
  await db.transaction().execute(async (trx) => {
    await sql`create table mine (n int)`.execute(trx)
    await sql`insert into mine select generate_series(1, 10)`.execute(trx)
    const rows: unknown[] = []
    for await (const row of trx.selectFrom(sql`mine`.as('mine')).selectAll().stream(4))
      rows.push(row)
    expect(rows).toHaveLength(10)
    await sql`insert into mine values (11)`.execute(trx)
  })
  expect(await one(db, sql`select count(*) from mine`)).toEqual({ count: '11' })
})

test('a stream whose query fails says why and leaves the connection usable', async () => {
  const { db } = await aDatabase({ poolSize: 1 })
  const failing = db.selectFrom(sql`(select 1 / (3 - n) from generate_series(1, 5) n)`.as('x'))
  const error = await errorOf(
    (async () => {
      for await (const _ of failing.selectAll().stream(1));
    })(),
  )
  expect(error).toMatchObject({ code: '22012' })
  expect(await one(db, sql`select 1 as one`)).toEqual({ one: 1 })
})

test('[DB2] a session that Postgres ends takes its transaction with it and nothing runs outside', async () => {
  const { db } = await aDatabase({ poolSize: 2 })
  await sql`create table kept (n int)`.execute(db)
  const error = await errorOf(
    db.transaction().execute(async (trx) => {
      await sql`insert into kept values (1)`.execute(trx)
      const { pid } = await one<{ pid: number }>(trx, sql`select pg_backend_pid() as pid`)
      await sql`select pg_terminate_backend(${pid}, 5000)`.execute(db)
      // Whoever catches the first error and goes on must not write outside the transaction.
      await errorOf(sql`insert into kept values (2)`.execute(trx))
      await errorOf(sql`insert into kept values (3)`.execute(trx))
    }),
  )
  expect(error).toMatchObject({ code: 'unavailable', cause: expect.any(TransactionLost) })
  expect((await sql`select n from kept`.execute(db)).rows).toEqual([])
})

test('[DB2] a statement under way when its session is ended names the reason, and the next one works', async () => {
  const { db } = await aDatabase({ poolSize: 2 })
  const sleeping = errorOf(sql`select pg_sleep(10) as nap`.execute(db))
  let ended = 0
  while (ended === 0) {
    const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where wait_event = 'PgSleep' and datname = current_database()`.execute(db)
    ended = rows.length
  }
  expect(await sleeping).toMatchObject({ code: 'unavailable', cause: { code: '57P01' } })
  const all = Array.from({ length: 6 }, () => one(db, sql`select 1 as one`))
  expect(await Promise.all(all)).toHaveLength(6)
})

test('a statement that takes too long is ended, and said to be', async () => {
  const { db } = await aDatabase({ statementTimeoutMs: 150 })
  const slow = await errorOf(sql`select pg_sleep(20)`.execute(db))
  expect(databaseTrouble(slow)).toBe('too-long')
  expect(slow).toMatchObject({ isDomainError: true, code: 'unavailable' })
})

test('a lock is waited for no longer than told', async () => {
  const { db } = await aDatabase({ lockTimeoutMs: 60 })
  await sql`create table kept (n int)`.execute(db)
  await db.transaction().execute(async (trx) => {
    await sql`lock table kept`.execute(trx)
    expect(databaseTrouble(await errorOf(sql`select * from kept`.execute(db)))).toBe('too-long')
  })
})

test('[DB2] a transaction left idle is undone, and its next statement says so', async () => {
  const { db } = await aDatabase({ idleInTransactionTimeoutMs: 300 })
  await sql`create table kept (n int)`.execute(db)
  const idle = db.transaction().execute(async (trx) => {
    await sql`insert into kept values (1)`.execute(trx)
    await new Promise((resolve) => setTimeout(resolve, 800))
    await sql`insert into kept values (2)`.execute(trx)
  })
  expect(databaseTrouble(await errorOf(idle))).toBe('connection-lost')
  expect((await sql`select * from kept`.execute(db)).rows).toEqual([])
})

test('two that change the same rows in opposite order: one is told to try again', async () => {
  const { db } = await aDatabase()
  await sql`create table pair (id int primary key, n int)`.execute(db)
  await sql`insert into pair values (1, 0), (2, 0)`.execute(db)
  let holding = 0
  let bothHold: () => void
  const met = new Promise<void>((resolve) => (bothHold = resolve))
  const both = (first: number, second: number) =>
    db.transaction().execute(async (trx) => {
      await sql`update pair set n = n + 1 where id = ${first}`.execute(trx)
      if (++holding === 2) bothHold()
      await met
      await sql`update pair set n = n + 1 where id = ${second}`.execute(trx)
    })
  const errors = (await Promise.all([errorOf(both(1, 2)), errorOf(both(2, 1))])).filter(Boolean)
  expect(errors.map(databaseTrouble)).toEqual(['serialization'])
})

test('a broken constraint is a defect and no trouble with the database', async () => {
  const { db } = await aDatabase()
  await sql`create table kept (n int primary key)`.execute(db)
  await sql`insert into kept values (1)`.execute(db)
  const broken = await errorOf(sql`insert into kept values (1)`.execute(db))
  expect(broken).toMatchObject({ code: '23505', constraint_name: 'kept_pkey' })
  expect([databaseTrouble(broken), databaseTrouble(new Error('any'))]).toEqual([
    undefined,
    undefined,
  ])
})

test('a closed database refuses work at once', async () => {
  const { db, drop } = await freshDatabase()
  await sql`select 1`.execute(db)
  await drop()
  await expect(sql`select 1`.execute(db)).rejects.toThrow()
})
