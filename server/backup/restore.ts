import type { Readable } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import type { Kysely, Transaction } from 'kysely'
import type { z } from 'zod'
import {
  clearForRestore,
  copyTable,
  fillTable,
  holdsWork,
  listMigrations,
  listStoredTables,
  prepareForCopy,
  type StoredTable,
  setSequences,
} from '#db/backup.ts'
import type { Filling } from '#db/copy.ts'
import { codeOf } from '#db/errors.ts'
import { migrate, migrateTo } from '#db/migrate.ts'
import { migrations } from '#db/migrations/index.ts'
import type { Database } from '#db/schema.ts'
import { checkDocuments, type Difference } from '../check.ts'
import {
  BrokenArchive,
  Head,
  headName,
  Manifest,
  type Member,
  manifestName,
  newestFormat,
  readMembers,
  sha256,
  TableSum,
} from './archive.ts'

export interface Restored {
  head: Head
  rows: number
  /** What `check` found afterwards. */
  differences: Difference[]
}

type Members = AsyncIterator<{ name: string; bytes: Buffer }>

/**
 * Fills an empty database from a backup, in one transaction: whatever is wrong with the archive or on the
 * way, the database stays empty. Before the commit every table is read back, counted and summed up.
 *
 * @throws {BrokenArchive} with nothing restored
 * @throws {Error} in words when the database is not empty, or the backup is of a newer Parley
 */
export async function restoreBackup(db: Kysely<Database>, input: Readable): Promise<Restored> {
  const members = readMembers(input)
  try {
    const head = await readHead(members)
    if (await holdsWork(db)) throw new NotEmpty()
    await toSchemaOf(db, head)
    const rows = await db
      .transaction()
      .execute((trx) => fill(trx, head, members))
      .finally(() => migrate(db))
    return { head, rows, differences: await checkDocuments(db) }
  } finally {
    await members.return(undefined)
  }
}

class NotEmpty extends Error {
  constructor() {
    super(
      'This database already holds accounts or projects, and a backup is restored into an empty one only. ' +
        'Name another: an empty folder in PARLEY_DATA, or a new database in DATABASE_URL.',
    )
  }
}

async function readHead(members: Members): Promise<Head> {
  const first = await members.next()
  if (first.done || first.value.name !== headName) {
    throw new BrokenArchive('it is no backup of Parley')
  }
  const head = fromJson(Head, first.value.bytes)
  const unknown = head.migrations.filter((name) => !(name in migrations))
  if (head.formatVersion > newestFormat || unknown.length > 0) {
    throw new Error(
      `This backup was made by a newer Parley (${head.parley}) than this one. Restore it with that version or a later one.`,
    )
  }
  return head
}

function fromJson<T>(shape: z.ZodType<T>, bytes: Buffer): T {
  try {
    return shape.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    throw new BrokenArchive('what it says of itself cannot be read')
  }
}

async function toSchemaOf(db: Kysely<Database>, { migrations: wanted }: Head): Promise<void> {
  if (!isDeepStrictEqual(await listMigrations(db), wanted)) await migrateTo(db, wanted.at(-1)!)
}

/** @returns how many rows are stored now */
async function fill(trx: Transaction<Database>, head: Head, members: Members): Promise<number> {
  await prepareForCopy(trx)
  const tables = await listStoredTables(trx)
  if (!isDeepStrictEqual(tables, head.tables)) {
    throw new BrokenArchive('its tables are not those of the version that it says made it')
  }
  if (!(await clearForRestore(trx, tables))) throw new NotEmpty()
  const { manifest, seen } = await takeRows(trx, tables, members)
  if (!isDeepStrictEqual(seen, manifest.members.slice(1))) {
    throw new BrokenArchive('its checksums do not match what it holds')
  }
  await setSequences(trx, manifest.sequences)
  for (const table of tables) {
    const expected = manifest.tables.find(({ name }) => name === table.name)
    const { rows, sha256 } = await sumOf(copyTable(trx, table))
    if (expected?.rows !== rows || expected.sha256 !== sha256) {
      throw new BrokenArchive(
        `the table “${table.name}” does not come out as it was (${rows} rows of ${expected?.rows ?? 0})`,
      )
    }
  }
  return manifest.tables.reduce((all, { rows }) => all + rows, 0)
}

/** Puts the rows of every member into its table; members of one table follow one another. */
async function takeRows(
  trx: Transaction<Database>,
  tables: readonly StoredTable[],
  members: Members,
): Promise<{ manifest: Manifest; seen: Member[] }> {
  const seen: Member[] = []
  let filling: { table: string; rows: Filling } | null = null
  try {
    for (;;) {
      const next = await members.next()
      if (next.done) throw new BrokenArchive('it was cut short')
      const { name, bytes } = next.value
      const table = /^tables\/([^/]+)\/\d+\.copy$/.exec(name)?.[1]
      if (filling !== null && filling.table !== table) {
        await filling.rows.end().catch(throwRefused)
        filling = null
      }
      if (name === manifestName) {
        const manifest = fromJson(Manifest, bytes)
        if (!(await members.next()).done) throw new BrokenArchive('it goes on after its end')
        return { manifest, seen }
      }
      const known: StoredTable | undefined = tables.find((one) => one.name === table)
      if (known === undefined)
        throw new BrokenArchive(`it holds “${name}”, which is nothing of ours`)
      filling ??= { table: known.name, rows: await fillTable(trx, known) }
      seen.push({ name, bytes: bytes.length, sha256: sha256(bytes) })
      await filling.rows.write(bytes).catch(throwRefused)
    }
  } catch (error) {
    filling?.rows.abandon()
    throw error
  }
}

/** What Postgres does not take: rows that were changed by hand, or bytes that were damaged. */
function throwRefused(error: unknown): never {
  if (/^2[235]/.test(codeOf(error) ?? '')) {
    throw new BrokenArchive(`PostgreSQL does not take its rows (${(error as Error).message})`)
  }
  throw error
}

async function sumOf(rows: AsyncIterable<Buffer>): Promise<{ rows: number; sha256: string }> {
  const sum = new TableSum()
  for await (const bytes of rows) sum.add(bytes)
  return sum.result()
}
