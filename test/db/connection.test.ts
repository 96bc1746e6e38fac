import { appendFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { assertDriverPatched } from '#db/driver-patch.ts'
import { freshDatabase } from '#test/builders/database.ts'

async function nameOf(url: string): Promise<unknown> {
  const { db, close } = openDatabase({ url }, { poolSize: 1, patienceMs: 0 })
  try {
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
    return rows[0]?.name
  } finally {
    await close()
  }
}

const onSocket = inject('postgresUrl').includes('host=')

test.skipIf(!onSocket)(
  'a URL may name the folder of a Unix socket, with a host before it or none',
  async () => {
    const { url, drop } = await freshDatabase()
    onTestFinished(drop)
    const { pathname } = new URL(url)
    expect(await nameOf(url)).toBe(pathname.slice(1))
    expect(await nameOf(url.replace('@localhost/', '@/'))).toBe(pathname.slice(1))
    expect(await nameOf(url.replace('postgres:', 'postgresql:'))).toBe(pathname.slice(1))
  },
)

test('a URL that cannot be read is refused in words, without its password', () => {
  expect(() => openDatabase({ url: 'postgres://me:hush@[::' })).toThrow(
    'DATABASE_URL cannot be read',
  )
  expect(() => openDatabase({ url: 'postgres://me:hush@[::' })).not.toThrow('hush')
})

test('nobody at the address is `unavailable`', async () => {
  const error = await nameOf('postgres://parley@127.0.0.1:1/parley').catch((thrown) => thrown)
  expect(error).toMatchObject({ isDomainError: true, code: 'unavailable' })
}, 30_000)

test('a proxy whose Postgres is away, and one that says nothing, hang no call', async () => {
  for (const behave of ['close', 'silent'] as const) {
    const proxy = createServer((socket) => {
      if (behave === 'close') socket.destroy()
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void proxy.close())
    const { port } = proxy.address() as { port: number }
    const error = await nameOf(`postgres://p@127.0.0.1:${port}/p`).catch((thrown) => thrown)
    expect(error, behave).toMatchObject({ isDomainError: true, code: 'unavailable' })
  }
}, 60_000)

test('a driver without our patch is refused with the command that mends it', async () => {
  expect(() => assertDriverPatched()).not.toThrow()
  const folder = await mkdtemp(join(tmpdir(), 'parley-driver-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await cp(join(import.meta.dirname, '../../node_modules/postgres'), folder, { recursive: true })
  expect(() => assertDriverPatched(folder)).not.toThrow()
  // One of the two builds from another install, as npm ci --ignore-scripts would leave both.
  await writeFile(join(folder, 'cjs/src/connection.js'), 'module.exports = {}')
  expect(() => assertDriverPatched(folder)).toThrow('npx patch-package')
  await rm(join(folder, 'src'), { recursive: true })
  expect(() => assertDriverPatched(folder)).toThrow('npx patch-package')
  await appendFile(join(folder, 'cjs/src/connection.js'), '// parley-patch 2:')
  expect(() => assertDriverPatched(folder)).toThrow('npx patch-package')
})
