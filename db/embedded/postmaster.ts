import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { open, readFile, stat, truncate } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { isAlive } from './alive.ts'
import type { Binaries } from './binaries.ts'
import { cannotRun, environment } from './cluster.ts'
import { type DataFolder, inWords, runAs } from './folder.ts'
import { EmbeddedProblem } from './problem.ts'

/** Parts of a Postgres that was killed a moment ago are not gone yet; they will be. */
export class ClusterStillInUse extends EmbeddedProblem {}

/** What a running Postgres writes about itself into its cluster. */
export interface Postmaster {
  pid: number
  port: number
  socketFolder: string
  /** It takes connections. */
  ready: boolean
}

/** Settings given at start, so that the files in the cluster stay as `initdb` made them. */
export type PostgresSettings = Record<string, string>

/** A recovery after a hard kill reads the log of all changes since the last checkpoint. */
const startTimeoutMs = 120_000
const largestLogBytes = 10_000_000

/** The Postgres that runs on the cluster, if one does: `postmaster.pid` of a killed one stays behind. */
export async function findPostmaster(folder: DataFolder): Promise<Postmaster | undefined> {
  const text = await readFile(join(folder.cluster, 'postmaster.pid'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const [pid, , , port, socketFolder, , , status] = text.split('\n').map((line) => line.trim())
  if (!isAlive(Number(pid)) || !(await isPostgres(Number(pid)))) return undefined
  return {
    pid: Number(pid),
    port: Number(port) || 5432,
    socketFolder: socketFolder || folder.socket,
    ready: status === 'ready',
  }
}

/**
 * Starts Postgres in a process group of its own, so that Ctrl-C reaches us alone and we stop it in order.
 *
 * @returns once it takes connections; `started` is false when another start was quicker and its process
 *   serves instead
 * @throws {EmbeddedProblem} with the end of its log when it does not start
 */
export async function startPostmaster(
  folder: DataFolder,
  binaries: Binaries,
  settings: PostgresSettings = {},
): Promise<{ postmaster: Postmaster; started: boolean }> {
  const log = await openLog(folder).catch((error: unknown) => {
    throw inWords(error, folder.path)
  })
  const logStart = (await log.stat()).size
  const options = { ...usualSettings, ...(await listening(folder)), ...settings }
  const child = spawn(
    binaries.postgres,
    [
      '-D',
      folder.cluster,
      ...Object.entries(options).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    {
      ...runAs(),
      cwd: '/',
      env: environment(),
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
      windowsHide: true,
    },
  )
  let failed: Error | undefined
  child.on('error', (error) => {
    failed = cannotRun(binaries.postgres, error)
  })
  child.unref()
  await log.close()
  const postmaster = await waitUntilReady(folder, () => {
    if (failed !== undefined) throw failed
    return hasEnded(child)
  })
  // Two starts at once: the second process ends at once, and the first one serves.
  if (postmaster === undefined) throw await whyNotStarted(folder, logStart)
  return { postmaster, started: postmaster.pid === child.pid }
}

/**
 * Waits for a Postgres that is starting or recovering.
 *
 * @param isGone whether it is still worth waiting where none runs; not so for another's
 * @returns undefined when it ended instead
 */
export async function waitUntilReady(
  folder: DataFolder,
  isGone: () => boolean = () => true,
): Promise<Postmaster | undefined> {
  const until = performance.now() + startTimeoutMs
  while (performance.now() < until) {
    // Asked in this order: who ends after the first question has been seen by the second.
    const gone = isGone()
    const running = await findPostmaster(folder)
    if (running?.ready) return running
    if (gone && running === undefined) return undefined
    await pause(15)
  }
  throw new EmbeddedProblem(
    `PostgreSQL did not get ready within ${startTimeoutMs / 1000} seconds. Its log: ${folder.log}`,
  )
}

/**
 * Stops Postgres in order: sessions end, all is written. After 20 seconds without, it is told to end at
 * once, which costs a recovery at the next start and nothing else.
 */
export async function stopPostmaster(
  folder: DataFolder,
  binaries: Binaries,
  pid: number,
): Promise<void> {
  await signal(folder, binaries, pid, 'fast')
  if (await endsWithin(pid, 20_000)) return
  await signal(folder, binaries, pid, 'immediate')
  if (await endsWithin(pid, 10_000)) return
  throw new EmbeddedProblem(`PostgreSQL (process ${pid}) does not stop. Its log: ${folder.log}`)
}

const usualSettings: PostgresSettings = {
  max_connections: '100',
  // Short queries of a web page gain nothing from compiling them.
  jit: 'off',
  // The time zone of the machine is for screens to show.
  timezone: 'UTC',
  log_timezone: 'UTC',
}

async function listening(folder: DataFolder): Promise<PostgresSettings> {
  return process.platform === 'win32'
    ? { listen_addresses: '127.0.0.1', port: String(await freePort()) }
    : {
        listen_addresses: '',
        port: '5432',
        unix_socket_directories: folder.socket,
        unix_socket_permissions: '0700',
      }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function openLog(folder: DataFolder) {
  const size = await stat(folder.log).then(
    (found) => found.size,
    () => 0,
  )
  if (size > largestLogBytes) await truncate(folder.log)
  return await open(folder.log, 'a', 0o600)
}

async function whyNotStarted(folder: DataFolder, logStart: number): Promise<EmbeddedProblem> {
  const said = (await readFile(folder.log)).subarray(logStart).toString('utf8').trim()
  const problem = (words: string) => new EmbeddedProblem(words)
  if (/already exists|is still in use/i.test(said)) return new ClusterStillInUse(said)
  if (/No space left on device/i.test(said)) {
    return problem(
      `The disk that holds the data folder ${folder.path} is full, so PostgreSQL cannot start. ` +
        'Make room and start again.',
    )
  }
  if (/wrong ownership|must be started by the user/i.test(said)) {
    return problem(
      `The database in ${folder.path} belongs to another user. Run Parley as the user who made it, ` +
        'or set PARLEY_DATA to another folder.',
    )
  }
  const end = said.split('\n').slice(-12).join('\n')
  return problem(`PostgreSQL did not start. The end of its log (${folder.log}):\n${end}`)
}

async function signal(
  folder: DataFolder,
  binaries: Binaries,
  pid: number,
  how: 'fast' | 'immediate',
): Promise<void> {
  if (process.platform === 'win32') {
    await promisify(execFile)(binaries.pgCtl, ['stop', '-W', '-m', how, '-D', folder.cluster])
    return
  }
  try {
    process.kill(pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function endsWithin(pid: number, waitMs: number): Promise<boolean> {
  const until = performance.now() + waitMs
  while (performance.now() < until) {
    if (!isAlive(pid)) return true
    await pause(10)
  }
  return false
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** The number of a killed Postgres may by now be another program's. Known on Linux only. */
async function isPostgres(pid: number): Promise<boolean> {
  if (!existsSync('/proc/self/stat')) return true
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (stat === undefined) return false
  // A zombie, killed and not yet fetched by whoever started it, serves nobody.
  return stat.includes('(postgres)') && !stat.slice(stat.lastIndexOf(')')).startsWith(') Z')
}
