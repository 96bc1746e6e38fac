import { execFile, spawn } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql as query } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeBackup } from '#server/backup/backup.ts'
import { restoreBackup } from '#server/backup/restore.ts'
import { startServer } from '#server/main.ts'
import { readSettings } from '#server/settings.ts'
import { type Api, type App, startApp } from '#test/builders/app.ts'
import {
  databaseWithoutTables,
  type FreshDatabase,
  freshDatabase,
  isWaiting,
} from '#test/builders/database.ts'
import { aDataFolder } from '#test/builders/own-postgres.ts'

const root = resolve(import.meta.dirname, '../../..')
let app: App
let api: Api
let folder: string
let backup: string
/** What people take home from the study: these must be the same to the byte. */
let paths: string[]
let before: string[]

beforeAll(async () => {
  app = await startApp({ PARLEY_DEMO: '1' })
  const lead = await app.services.db.selectFrom('people').selectAll().executeTakeFirstOrThrow()
  api = await app.api(lead)
  folder = await mkdtemp(join(tmpdir(), 'parley-backup-'))
  backup = join(folder, 'parley.tar.gz')
  const { items: projects } = await api.json<{ items: { id: string }[] }>('GET', '/projects')
  const project = `/projects/${projects[0]!.id}`
  const rounds = await app.services.db.selectFrom('rounds').select('id').execute()
  paths = rounds.flatMap(({ id }) => [
    `${project}/coded-spans.csv?round=${id}`,
    `${project}/rounds/${id}/agreement?unit=turn&bootstrap=200&seed=1`,
    `${project}/rounds/${id}/reliability.csv?unit=turn&layout=long`,
  ])
  paths.push(`${project}/codebook`)
  // Longer than a member of the archive, and of bytes that no text has.
  const transcript = await app.services.db
    .selectFrom('transcripts')
    .select(['project_id', 'id'])
    .executeTakeFirstOrThrow()
  await app.services.db
    .insertInto('transcript_originals')
    .values({
      project_id: transcript.project_id,
      transcript_id: transcript.id,
      bytes: Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => (at * 7919) % 256)),
      sha256: '0',
    })
    .onConflict((conflict) => conflict.columns(['project_id', 'transcript_id']).doNothing())
    .execute()
  before = await answers(app.url)
  await writeBackup(app.services.db, createWriteStream(backup), {
    version: '0.1.0',
    now: new Date('2026-11-26T09:00:00Z'),
  })
}, 60_000)
afterAll(async () => {
  await rm(folder, { recursive: true })
  await app.close()
})

async function answers(url: string): Promise<string[]> {
  const all: string[] = []
  for (const path of paths) {
    const answer = await fetch(`${url}/api/v1${path}`, {
      headers: { Authorization: `Bearer ${api.token}` },
    })
    all.push(`${path} ${answer.status} ${await answer.text()}`)
  }
  return all
}

async function sizes({ db }: Pick<FreshDatabase, 'db'>): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const table of [
    'people',
    'projects',
    'coded_spans',
    'links',
    'api_tokens',
    'sessions',
  ] as const) {
    const { count } = await db
      .selectFrom(table)
      .select((is) => is.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow()
    found[table] = Number(count)
  }
  return found
}

const nothing = { people: 0, projects: 0, coded_spans: 0, links: 0, api_tokens: 0, sessions: 0 }

describe('a backup, restored into a database without tables', () => {
  let target: FreshDatabase
  beforeAll(async () => {
    target = await databaseWithoutTables()
    await app.services.db
      .insertInto('sessions')
      .values({ id_hash: Buffer.from('s'), person_id: null, values: {}, expires_at: new Date() })
      .execute()
  })
  afterAll(() => target.drop())

  test('a server starts on it and gives figures and exports equal to the byte', async () => {
    const { differences, rows, head } = await restoreBackup(target.db, createReadStream(backup))
    expect(differences).toEqual([])
    expect(head).toMatchObject({ parley: '0.1.0', madeAt: '2026-11-26T09:00:00.000Z' })
    expect(rows).toBeGreaterThan(100)
    const { sessions, ...kept } = await sizes(app.services)
    expect(sessions).toBe(1)
    expect(await sizes(target)).toEqual({ ...kept, sessions: 0 })

    const restored = await startServer(
      readSettings({
        PORT: '0',
        DATABASE_URL: target.url,
        PARLEY_SECRET: 'another secret than that of the first server',
      }),
      { log: pino({ level: 'silent' }) },
    )
    try {
      expect(await answers(restored.url)).toEqual(before)
      expect(before.every((answer) => / 200 /.test(answer))).toBe(true)
      // The sequence goes on where it was: an event of today does not take an earlier one's number.
      const event = { kind: 'test', project_id: null, person_id: null, about: {} }
      await target.db.insertInto('audit_events').values(event).execute()
    } finally {
      await restored.close()
    }
  })

  test('a database that holds anything is left alone', async () => {
    const held = await sizes(target)
    await expect(restoreBackup(target.db, createReadStream(backup))).rejects.toThrow(
      /already holds accounts or projects.*PARLEY_DATA/,
    )
    expect(await sizes(target)).toEqual(held)
  })
})

describe('an archive that cannot be believed leaves the database empty', () => {
  let target: FreshDatabase
  let bytes: Buffer
  let tar: Buffer
  beforeAll(async () => {
    target = await freshDatabase()
    bytes = await readFile(backup)
    tar = gunzipSync(bytes)
  })
  afterAll(() => target.drop())

  const changed = (from: string | RegExp, to: string) => {
    // As many bytes as before: the members stay where they are.
    const text = tar.toString('latin1')
    const found = text.match(from)?.[0] ?? ''
    expect(found.length).toBeGreaterThan(0)
    expect(to.length).toBe(found.length)
    return gzipSync(Buffer.from(text.replace(from, to), 'latin1'), { level: 1 })
  }
  const cases: [string, () => Buffer, RegExp][] = [
    ['nothing', () => Buffer.alloc(0), /damaged or was cut short|no backup of Parley/],
    ['a text', () => Buffer.from('Dear all, here is the backup.'), /no backup of Parley/],
    ['another tar', () => gzipSync(tar.subarray(512 * 40)), /cannot be used/],
    ['cut after its first bytes', () => bytes.subarray(0, 200), /cut short/],
    ['cut in the middle', () => bytes.subarray(0, bytes.length >> 1), /cut short/],
    ['cut before its last byte', () => bytes.subarray(0, -1), /cut short/],
    [
      // What it does to what follows in the stream differs with the ids in it.
      'one bit flipped',
      () => {
        const flipped = Buffer.from(bytes)
        flipped[bytes.length >> 1]! ^= 4
        return flipped
      },
      /damaged|cut short|cannot be used|checksums/,
    ],
    ['one word changed', () => changed('Lake Vessa talks', 'Lake Vessa walks'), /checksums/],
    [
      'a row it refers to gone',
      () => changed(/\tcoder\t|\{lead,coder\}/, '{lead,cobra}'),
      /not take its rows|checksums/,
    ],
    ['a newer format', () => changed('"formatVersion": 1', '"formatVersion": 7'), /newer Parley/],
    [
      'a newer version',
      () => changed('20261124T0900_first', '20991124T0900_later'),
      /newer Parley/,
    ],
  ]

  test.each(cases)('%s', async (_, make, words) => {
    const input = Readable.from([make()])
    const failed = await restoreBackup(target.db, input).catch((error: Error) => error)
    expect(failed).toBeInstanceOf(Error)
    expect((failed as Error).message).toMatch(words)
    expect(await sizes(target)).toEqual(nothing)
  })

  test('and the whole one still goes in, over the link that a first start leaves', async () => {
    await target.db
      .insertInto('links')
      .values({
        hash: Buffer.from('h'),
        id: crypto.randomUUID(),
        kind: 'set-up',
        project_id: null,
        email: null,
        roles: null,
        created_by: null,
        expires_at: new Date(),
        used_at: null,
      })
      .execute()
    await restoreBackup(target.db, createReadStream(backup))
    expect((await sizes(target)).people).toBeGreaterThan(0)
    expect(
      (await target.db.selectFrom('links').selectAll().execute()).map(({ kind }) => kind),
    ).not.toContain('set-up')
  })
})

describe('parley backup and restore', () => {
  const environment = (where: Record<string, string>) => ({
    ...process.env,
    PARLEY_SECRET: 'only used in this test, and only here',
    ...where,
  })

  /** The command as a person runs it, in a process of its own. */
  function parley(where: Record<string, string>, ...args: string[]) {
    return new Promise<{ code: number; out: string; err: string }>((done) => {
      execFile(
        process.execPath,
        ['server/parley.js', ...args],
        { cwd: root, env: environment(where) },
        (error, out, err) => done({ code: error === null ? 0 : Number(error.code), out, err }),
      )
    })
  }

  test('go from one PostgreSQL to the embedded one and back out, the same rows', async () => {
    const data = await aDataFolder()
    const source = await freshDatabase()
    await restoreBackup(source.db, createReadStream(backup))
    const [first, second] = [join(folder, 'first.tar.gz'), join(folder, 'second.tar.gz')]
    try {
      const outside = { DATABASE_URL: source.url }
      const written = await parley(outside, 'backup', first)
      expect(written).toMatchObject({ code: 0, out: '' })
      expect(written.err).toMatch(/^Written: \d+ rows of \d+ tables/)
      expect((await stat(first)).mode & 0o777).toBe(0o600)
      const [verified, again, full] = await Promise.all([
        parley(outside, 'restore', first, '--verify'),
        parley(outside, 'backup', first),
        parley(outside, 'restore', first),
      ])
      expect(verified).toMatchObject({ code: 0, err: '' })
      expect(verified.out).toMatch(
        /whole: \d+ rows.*Nothing was changed\.\nRows, log and documents agree/,
      )
      expect(again).toMatchObject({ code: 1, err: expect.stringContaining('exists already') })
      expect(full).toMatchObject({ code: 1, err: expect.stringContaining('already holds') })

      const embedded = { PARLEY_DATA: data.path, DATABASE_URL: '' }
      const restored = await parley(embedded, 'restore', first)
      expect(restored).toMatchObject({ code: 0, err: '' })
      expect(restored.out).toMatch(/Everybody signs in anew\.\nRows, log and documents agree/)
      expect(await parley(embedded, 'backup', second)).toMatchObject({ code: 0 })
      const tablesOf = async (file: string) =>
        /"tables": (\[\s*\{\s*"name": "\w+",\s*"rows".*?\]),\s*"seq/s.exec(
          gunzipSync(await readFile(file)).toString('latin1'),
        )?.[1]
      expect(await tablesOf(second)).toBe(await tablesOf(first))
      expect(await tablesOf(first)).toContain('coded_spans')
    } finally {
      await source.drop()
      await data.remove()
    }
  }, 60_000)

  test('a backup that is killed leaves no file of its name, and is simply made again', async () => {
    const source = await freshDatabase()
    const file = join(folder, 'killed.tar.gz')
    const outside = { DATABASE_URL: source.url }
    // It waits for this table in the middle of its work.
    await source.db.transaction().execute(async (trx) => {
      await query`lock table transcripts in access exclusive mode`.execute(trx)
      const child = spawn(process.execPath, ['server/parley.js', 'backup', file], {
        cwd: root,
        env: environment(outside),
        stdio: 'ignore',
      })
      const ended = new Promise((resolve) => child.on('exit', resolve))
      await expect.poll(() => isWaiting(source.db), { timeout: 20_000 }).toBe(true)
      child.kill('SIGKILL')
      await ended
    })
    await expect(stat(file)).rejects.toThrow('ENOENT')
    expect(await parley(outside, 'backup', file)).toMatchObject({ code: 0 })
    expect((await stat(file)).size).toBeGreaterThan(0)
    await source.drop()
  }, 60_000)

  test('what fails leaves no file that looks like a backup', async () => {
    const empty = await databaseWithoutTables()
    const file = join(folder, 'none.tar.gz')
    const said = await parley({ DATABASE_URL: empty.url }, 'backup', file)
    expect(said).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('nothing to write'),
    })
    await expect(stat(file)).rejects.toThrow('ENOENT')
    await writeFile(file, 'no')
    const refused = await parley({ DATABASE_URL: empty.url }, 'restore', file, '--verify')
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/no backup of Parley/) })
    await empty.drop()
  })
})
