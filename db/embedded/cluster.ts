import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import {
  type DataFolder,
  halfMade,
  inWords,
  privateFolder,
  removeHalfMade,
  runAs,
} from './folder.ts'
import { EmbeddedProblem } from './problem.ts'

/** The major version of the binaries: a cluster of another one cannot be opened by them. */
const major = '18'

/** Role and database of Parley in the embedded Postgres. */
export const parley = 'parley'

/**
 * Makes the cluster where there is none, in a folder of another name that gets its own when all is
 * done: a killed `initdb` leaves nothing half-made.
 *
 * @throws {EmbeddedProblem} when `initdb` fails or the cluster is of another version
 */
export async function ensureCluster(
  folder: DataFolder,
  binaries: Binaries,
  { sync = true }: { sync?: boolean } = {},
): Promise<void> {
  if (existsSync(join(folder.cluster, 'PG_VERSION'))) return await assertVersion(folder)
  await removeHalfMade(folder)
  const made = join(folder.path, `${halfMade}${process.pid}`)
  try {
    await privateFolder(made)
    const password = await writePassword(folder)
    await runInitdb(binaries.initdb, [
      ...['--pgdata', made, '--username', parley, '--encoding', 'UTF8', '--data-checksums'],
      ...localeOptions(),
      ...(sync ? [] : ['--no-sync']),
      ...(password === undefined
        ? ['--auth', 'trust']
        : ['--auth', 'scram-sha-256', '--pwfile', password]),
    ])
    if (runAs() !== undefined) await letOnlyRootIn(made)
    await rename(made, folder.cluster)
  } catch (error) {
    await rm(made, { recursive: true, force: true })
    // Another start of ours was quicker.
    if (existsSync(join(folder.cluster, 'PG_VERSION'))) return
    throw inWords(error, folder.path)
  }
}

async function assertVersion(folder: DataFolder): Promise<void> {
  const version = (await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8')).trim()
  if (version !== major) {
    throw new EmbeddedProblem(
      `The data folder ${folder.path} was made by PostgreSQL ${version}; this Parley brings ${major}. ` +
        'Export with the Parley that made it and import here, or set PARLEY_DATA to another folder.',
    )
  }
}

/** Letters of all languages fold and sort the same on every machine. */
function localeOptions(): string[] {
  const builtin = ['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8']
  // Elsewhere the C library need not know C.UTF-8; what Parley asks of it then is left to C.
  return process.platform === 'linux'
    ? [...builtin, '--locale', 'C.UTF-8']
    : [...builtin, '--no-locale']
}

/** Without Unix sockets (Windows) other users of the machine could connect: a password keeps them out. */
async function writePassword(folder: DataFolder): Promise<string | undefined> {
  if (process.platform !== 'win32') return undefined
  await writeFile(folder.password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return folder.password
}

/** As root, Postgres runs as nobody; others who run as nobody shall not get in by that. */
async function letOnlyRootIn(cluster: string): Promise<void> {
  const user = runAs()
  const write = async (name: string, text: string) => {
    await writeFile(join(cluster, name), text, { mode: 0o600 })
    if (user !== undefined) await chown(join(cluster, name), user.uid, user.gid)
  }
  await write('pg_hba.conf', `local all ${parley} peer map=parley\n`)
  await write('pg_ident.conf', `parley root ${parley}\n`)
}

async function runInitdb(program: string, options: string[]): Promise<void> {
  const child = spawn(program, options, {
    ...runAs(),
    cwd: '/',
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) => reject(cannotRun(program, error)))
    child.on('close', resolve)
  })
  if (code === 0) return
  if (/No space left|disk full/i.test(said)) {
    throw Object.assign(new Error(said), { code: 'ENOSPC' })
  }
  throw new EmbeddedProblem(`PostgreSQL could not make its database folder:\n${said.trim()}`)
}

/** Why a program of PostgreSQL does not even start, with what to do. */
export function cannotRun(program: string, error: Error): EmbeddedProblem {
  const code = (error as NodeJS.ErrnoException).code
  const as = runAs() === undefined ? '' : ', as the user nobody since this is root'
  return new EmbeddedProblem(
    `PostgreSQL cannot be started (${code ?? error.message}): ${program}${as}. Every folder above it ` +
      'must be open to that user, and its disk must allow programs (no noexec). ' +
      'Or set DATABASE_URL to a PostgreSQL of your own.',
    { cause: error },
  )
}

/** Nothing of our own environment that would change how Postgres runs (PGDATA, PGOPTIONS, LC_ALL ...). */
export function environment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMP } = process.env
  return {
    PATH,
    SystemRoot,
    TEMP,
    TMP,
    LC_ALL: 'C',
  } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv
}
