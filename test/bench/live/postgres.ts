import { closeSync, fdatasyncSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type postgres from 'postgres'
import { openDatabase } from '#db/connection.ts'
import { startEmbedded } from '#db/embedded/embedded.ts'
import { dataFolder } from '#db/embedded/folder.ts'
import { findPostmaster } from '#db/embedded/postmaster.ts'
import { migrate } from '#db/migrate.ts'
import { urlOf } from '../../builders/postgres-url.ts'
import { median } from './figures.ts'

export interface BenchPostgres {
  /** A new database, with Parley's tables or with none. @returns its name */
  fresh(kind: 'parley' | 'empty'): Promise<string>
  urlOf(database: string): string
  /** For a plain postgres.js. */
  optionsOf(database: string): postgres.Options<Record<string, never>>
  /** A folder on the same disk. */
  folder: string
  /** Median time in milliseconds of making 8 KB durable on its disk. */
  syncMs: number
  version: string
  /** Processor time so far of all its processes, in seconds. */
  cpuSeconds(): number
  stop(): Promise<void>
}

/** PostgreSQL with everything on that keeps data safe, on the disk and not in memory. */
export async function benchPostgres(): Promise<BenchPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  await chmod(folder, 0o711)
  const embedded = await startEmbedded({ dataFolder: folder })
  if (!('socketFolder' in embedded.connection)) throw new Error('the bench needs Unix sockets')
  const { socketFolder: host, user, port } = embedded.connection
  const admin = openDatabase(embedded.connection, { poolSize: 1, statementTimeoutMs: 60_000 })
  await admin.sql`create database parley_template`
  const template = openDatabase({ ...embedded.connection, database: 'parley_template' })
  await migrate(template.db)
  await template.close()
  const [row] = await admin.sql<{ server_version: string }[]>`show server_version`
  const { pid } = (await findPostmaster(dataFolder(folder)))!
  let made = 0
  return {
    fresh: async (kind) => {
      const name = `bench_${++made}`
      const from = kind === 'parley' ? 'parley_template' : 'template0'
      await admin.sql`create database ${admin.sql(name)} template ${admin.sql(from)}`
      return name
    },
    urlOf: (database) => urlOf(embedded.connection, database),
    optionsOf: (database) => ({ host, user, database, ...(port === undefined ? {} : { port }) }),
    folder,
    syncMs: diskSyncMs(folder),
    version: row!.server_version,
    cpuSeconds: () => cpuSecondsOfTree(pid),
    stop: async () => {
      await admin.close()
      await embedded.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function diskSyncMs(folder: string): number {
  const file = openSync(join(folder, 'sync-test'), 'w')
  const page = Buffer.alloc(8192)
  const times = Array.from({ length: 200 }, () => {
    writeSync(file, page, 0, page.length, 0)
    const from = performance.now()
    fdatasyncSync(file)
    return performance.now() - from
  })
  closeSync(file)
  return median(times)
}

/** The kernel counts processor time in hundredths of a second on every Linux in use. */
const ticksPerSecond = 100

/** Processor time so far of one process, in seconds; of children that ended as well. */
export function cpuSeconds(pid: number): number {
  const fields = statOf(pid)
  return fields === null ? 0 : ticks(fields, 11, 15) / ticksPerSecond
}

function cpuSecondsOfTree(pid: number): number {
  let seconds = cpuSeconds(pid)
  for (const name of readdirSync('/proc')) {
    const fields = /^\d+$/.test(name) ? statOf(Number(name)) : null
    if (fields !== null && Number(fields[1]) === pid)
      seconds += ticks(fields, 11, 13) / ticksPerSecond
  }
  return seconds
}

/** The fields of /proc/PID/stat after the name, which may hold blanks: state is the first. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

function ticks(fields: readonly string[], from: number, to: number): number {
  return fields.slice(from, to).reduce((sum, field) => sum + Number(field), 0)
}
