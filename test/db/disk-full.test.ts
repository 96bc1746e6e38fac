import { rm, statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { startEmbedded } from '#db/embedded/embedded.ts'
import { databaseTrouble } from '#db/errors.ts'
import { fillDisk, onSmallDisk } from '#test/builders/small-disk.ts'

test('[DB9] a full disk: writes are refused in words, reads go on, and with room again all is well', async ({
  skip,
}) => {
  const path = await onSmallDisk(200)
  if (path === undefined) return skip('only who may mount a small disk can fill one')
  const { connection, stop } = await startEmbedded({ dataFolder: path, sync: false })
  const { db, close } = openDatabase(connection)
  try {
    await sql`create table kept (n int, filling text)`.execute(db)
    const acknowledged: number[] = []
    const write = async (n: number) => {
      await sql`insert into kept values (${n}, repeat(md5(random()::text), 300))`.execute(db)
      acknowledged.push(n)
    }
    for (let n = 1; n <= 20; n++) await write(n)
    const filler = await fillDisk(path)
    let refusal: unknown
    for (let n = 21; n <= 2_000 && refusal === undefined; n++) {
      await write(n).catch((error) => {
        refusal = error
      })
    }
    expect(databaseTrouble(refusal)).toBe('disk-full')
    expect(refusal).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('reading still works'),
    })
    const kept = await sql<{ n: number }>`select n from kept order by n`.execute(db)
    expect(kept.rows.map(({ n }) => n)).toEqual(acknowledged)
    await rm(filler)
    await write(3_000)
    const { rows } = await sql`select count(*)::int as n from kept`.execute(db)
    expect(rows).toEqual([{ n: acknowledged.length }])
  } finally {
    await close()
    await stop()
  }
})

test('[DB9] a disk too small for a new database is named, and nothing half-made stays', async ({
  skip,
}) => {
  const path = await onSmallDisk(12)
  if (path === undefined) return skip('only who may mount a small disk can fill one')
  await expect(startEmbedded({ dataFolder: path, sync: false })).rejects.toThrow(
    /disk that holds the data folder .* is full/,
  )
  const { bavail, bsize } = await statfs(path)
  expect(bavail * bsize).toBeGreaterThan(11e6)
})
