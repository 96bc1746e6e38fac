import { createHash } from 'node:crypto'
import { access, chmod, chown, constants, lstat, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isAlive } from './alive.ts'
import { EmbeddedProblem } from './problem.ts'

/** What lies in a data folder. */
export interface DataFolder {
  path: string
  /** The cluster: tables, log, settings of Postgres. */
  cluster: string
  /** Where the Unix socket is put. */
  socket: string
  log: string
  owner: string
  /** Only where there are no Unix sockets (Windows). */
  password: string
}

/**
 * As whom Postgres runs. It refuses to run as root, so there it runs as nobody, who owns the cluster and
 * nothing else; any other user runs it as themselves.
 */
export interface RunAs {
  uid: number
  gid: number
}

const nobody: RunAs = { uid: 65_534, gid: 65_534 }

/** Whom PostgreSQL runs as: it refuses root. `undefined`: whoever runs Parley. */
export function runAs(): RunAs | undefined {
  return process.getuid?.() === 0 ? nobody : undefined
}

/** The name of a socket is at most 107 bytes on Linux and 103 on macOS, `/.s.PGSQL.5432` included. */
const longestSocketFolder = 85

/**
 * Where everything of an embedded PostgreSQL lies. A path too long for a socket gets one under the
 * temporary folder.
 */
export function dataFolder(path: string): DataFolder {
  const near = join(path, 'postgres-socket')
  const short = join(
    tmpdir(),
    `parley-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`,
  )
  return {
    path,
    cluster: join(path, 'postgres'),
    socket: Buffer.byteLength(near) <= longestSocketFolder ? near : short,
    log: join(path, 'postgres.log'),
    owner: join(path, 'owner.json'),
    password: join(path, 'postgres-password'),
  }
}

/**
 * Makes the folders that must be there before Postgres starts.
 *
 * @throws {EmbeddedProblem} when they cannot be made, or Postgres could not reach them
 */
export async function prepareFolder(folder: DataFolder): Promise<void> {
  try {
    await makeOpen(folder.path)
    await access(folder.path, constants.W_OK)
    await privateFolder(folder.socket)
  } catch (error) {
    throw inWords(error, folder.path)
  }
  await assertReachable(folder.path)
}

/**
 * Makes the data folder and lets others pass through it, no more: Postgres may be another user, and
 * what lies in it is closed by itself.
 */
async function makeOpen(path: string): Promise<void> {
  const first = await makeFolders(path)
  if (runAs() === undefined) return
  // Folders above that were there before are not ours to open.
  for (let made = path; made.length >= (first ?? path).length; made = dirname(made)) {
    await chmod(made, (await stat(made)).mode | 0o011)
  }
}

/**
 * Makes a folder and those above it that are missing. Node's own does not end where the system says of a
 * folder that is there that it is not, as `/proc` does.
 *
 * @returns the first that was made; `undefined` where it was there
 */
export async function makeFolders(path: string, mode?: number): Promise<string | undefined> {
  const make = () => mkdir(path, mode)
  try {
    await make()
    return path
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return undefined
    if (code !== 'ENOENT' || dirname(path) === path) throw error
    const first = await makeFolders(dirname(path))
    if (first === undefined) throw error
    await make()
    return first
  }
}

/** A folder for Postgres alone, owned by whom it runs as. */
export async function privateFolder(path: string): Promise<void> {
  const user = runAs()
  await makeFolders(path, 0o700)
  const found = await lstat(path)
  const expected = user?.uid ?? process.getuid?.()
  // In a folder that all may write to, somebody else could have put theirs in place of ours.
  if (
    found.isSymbolicLink() ||
    (expected !== undefined && ![expected, process.getuid?.()].includes(found.uid))
  ) {
    throw new EmbeddedProblem(
      `${path} belongs to another user, so PostgreSQL cannot use it. Remove it, or run Parley as that user.`,
    )
  }
  if (process.platform === 'win32') return
  await chmod(path, 0o700)
  if (user !== undefined) await chown(path, user.uid, user.gid)
}

/** Removes what killed first starts left; one that is still at work keeps what it is making. */
export async function removeHalfMade(folder: DataFolder): Promise<void> {
  for (const name of await readdir(folder.path)) {
    if (!name.startsWith(halfMade)) continue
    const maker = Number(name.slice(halfMade.length))
    // A process of our own number was an earlier one, as in a container that was started again.
    if (maker !== process.pid && isAlive(maker)) continue
    await rm(join(folder.path, name), { recursive: true, force: true })
  }
}

/** Begins the name of a cluster that is being made; the number of the process that makes it follows. */
export const halfMade = 'postgres.new-'

/**
 * As root, Postgres runs as nobody, to whom each folder above must be open for passing through.
 *
 * @throws {EmbeddedProblem} with the first folder that is closed
 */
export async function assertReachable(path: string): Promise<void> {
  const user = runAs()
  if (user === undefined) return
  const above = [path]
  while (dirname(above[0] as string) !== above[0]) above.unshift(dirname(above[0] as string))
  for (const folder of above) {
    const found = await stat(folder)
    const mayPass = (found.mode & 0o001) !== 0 || found.uid === user.uid
    if (!mayPass) {
      throw new EmbeddedProblem(
        `PostgreSQL does not run as root, so Parley runs it as the user nobody, who cannot enter ${folder}. ` +
          `Allow it with: chmod o+x ${folder} – or run Parley as an ordinary user, set PARLEY_DATA to a ` +
          'folder elsewhere, or set DATABASE_URL.',
      )
    }
  }
}

/** Errors of the file system that a person can do something about. */
export function inWords(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new EmbeddedProblem(
      `Parley may not write to its data folder ${path} (${code}). Give it to the user who runs Parley, ` +
        'or set PARLEY_DATA to another folder.',
      { cause: error },
    )
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new EmbeddedProblem(
      `The disk that holds the data folder ${path} is full. Make room (a new database needs about 50 MB) and start again.`,
      { cause: error },
    )
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new EmbeddedProblem(`The data folder ${path} is not a folder. Set PARLEY_DATA to one.`, {
      cause: error,
    })
  }
  if (code === 'ENOENT' || code === 'ENAMETOOLONG' || code === 'EINVAL') {
    return new EmbeddedProblem(
      `No data folder can be made at ${path} (${code}). Set PARLEY_DATA to a folder on a disk, with a shorter or simpler name.`,
      { cause: error },
    )
  }
  return error
}
