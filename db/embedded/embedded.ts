import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Where } from '../connection.ts'
import { assertDriverPatched } from '../driver-patch.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { ensureCluster, parley } from './cluster.ts'
import { assertReachable, type DataFolder, dataFolder, prepareFolder } from './folder.ts'
import { type Locks, openLocks } from './locks.ts'
import { livingOwner, removeOwner, writeOwner } from './owner.ts'
import {
  ClusterStillInUse,
  findPostmaster,
  type PostgresSettings,
  type Postmaster,
  startPostmaster,
  stopPostmaster,
  waitUntilReady,
} from './postmaster.ts'
import { DataFolderOwned } from './problem.ts'
import { keepRunning } from './supervisor.ts'

export interface Embedded {
  /** For `openDatabase`. */
  connection: Where
  /** False for a command that found a running Postgres: it leaves it running. */
  owned: boolean
  /** A Postgres that a killed server left running was taken over. */
  adopted: boolean
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  dataFolder: string
  log?: (message: string) => void
  /** For tests: other settings of Postgres than the usual ones. */
  settings?: PostgresSettings
  /** For tests: false leaves out waiting for the disk when the cluster is made. */
  sync?: boolean
  /** How long another process that is just stopping Postgres is waited for. */
  ownWithinMs?: number
}

/** How long what is left of a killed Postgres may take to go. */
const killedGoneWithinMs = 15_000

const usualOwnWithinMs = 20_000

/**
 * The Postgres of a data folder, for a server: made at the first start, adopted when a killed server
 * left it running, recovered when it was killed itself, and started again should it end.
 *
 * @throws {DataFolderOwned} when another server owns the folder
 * @throws {EmbeddedProblem} when Postgres cannot be run, in words
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  assertDriverPatched()
  const folder = dataFolder(resolve(options.dataFolder))
  const log = options.log ?? (() => {})
  await prepareFolder(folder)
  const until = performance.now() + (options.ownWithinMs ?? usualOwnWithinMs)
  while (true) {
    const owner = await livingOwner(folder)
    if (owner !== undefined) throw new DataFolderOwned(folder.path, owner)
    const running = await runPostgres(folder, options)
    const where = await connectionTo(folder, running.postmaster, 'postgres')
    const supervisor = keepRunning({
      log,
      openLocks: (onLost) => openLocks(where, onLost),
      restart: async () => {
        await runPostgres(folder, options)
      },
    })
    if (await supervisor.own().catch(() => false)) {
      if (!running.started) log('Took over the PostgreSQL that an earlier server left running')
      await writeOwner(folder)
      return {
        connection: await connectionTo(folder, running.postmaster, parley),
        owned: true,
        adopted: !running.started,
        stop: async () => {
          await supervisor.close()
          const now = await findPostmaster(folder)
          if (now !== undefined) await stopPostmaster(folder, running.binaries, now.pid)
          await removeOwner(folder)
        },
      }
    }
    await supervisor.close()
    if (performance.now() > until) throw new DataFolderOwned(folder.path, '')
    await pause(200)
  }
}

/**
 * The Postgres of a data folder, for a command: the running one, whoever owns it, or one that is started
 * and stopped again. Of several commands at once, the one that started it waits for the others.
 *
 * @throws {EmbeddedProblem} as `startEmbedded` does
 */
export async function useEmbedded(
  path: string,
  options: Partial<EmbeddedOptions> = {},
): Promise<Embedded> {
  assertDriverPatched()
  const folder = dataFolder(resolve(path))
  await prepareFolder(folder)
  const until = performance.now() + (options.ownWithinMs ?? usualOwnWithinMs)
  while (true) {
    const running = await runPostgres(folder, options)
    const locks = openLocks(await connectionTo(folder, running.postmaster, 'postgres'))
    try {
      await locks.use()
      await locks.ensureDatabase(parley)
    } catch (error) {
      // Another command stopped it just now.
      await locks.close()
      if (performance.now() > until) throw error
      continue
    }
    return {
      connection: await connectionTo(folder, running.postmaster, parley),
      owned: running.started,
      adopted: false,
      stop: async () => {
        try {
          // A server may have taken it over meanwhile, and stopped it.
          const isThere = async () => (await findPostmaster(folder)) !== undefined
          if (running.started && (await isThere()) && (await mayStop(locks))) {
            const now = await findPostmaster(folder)
            if (now !== undefined) await stopPostmaster(folder, running.binaries, now.pid)
          }
        } finally {
          await locks.close()
        }
      },
    }
  }
}

interface Running {
  postmaster: Postmaster
  binaries: Binaries
  started: boolean
}

async function runPostgres(
  folder: DataFolder,
  { settings, sync }: Partial<EmbeddedOptions>,
): Promise<Running> {
  const binaries = await findBinaries()
  const until = performance.now() + killedGoneWithinMs
  while (true) {
    const found = await waitUntilReady(folder)
    if (found !== undefined) return { postmaster: found, binaries, started: false }
    await assertReachable(binaries.postgres)
    await ensureCluster(folder, binaries, sync === undefined ? {} : { sync })
    try {
      return { binaries, ...(await startPostmaster(folder, binaries, settings)) }
    } catch (error) {
      if (!(error instanceof ClusterStillInUse) || performance.now() > until) throw error
      await pause(100)
    }
  }
}

/** A server that took the Postgres over, or another command still at work, keeps it. */
async function mayStop(locks: Locks): Promise<boolean> {
  return (await locks.tryOwn()) && (await locks.alone(30_000))
}

async function connectionTo(
  folder: DataFolder,
  postmaster: Postmaster,
  database: string,
): Promise<Where> {
  if (process.platform === 'win32') {
    const password = (await readFile(folder.password, 'utf8')).trim()
    return { url: `postgres://${parley}:${password}@127.0.0.1:${postmaster.port}/${database}` }
  }
  return {
    socketFolder: postmaster.socketFolder,
    port: postmaster.port,
    database,
    user: parley,
  }
}
