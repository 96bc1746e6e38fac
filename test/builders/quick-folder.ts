import { chmod, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBinaries } from '#db/embedded/binaries.ts'
import { dataFolder } from '#db/embedded/folder.ts'
import { livingOwner } from '#db/embedded/owner.ts'
import { findPostmaster, stopPostmaster } from '#db/embedded/postmaster.ts'

const prefix = 'parley-test-'
const memory = '/dev/shm'

/**
 * An empty folder for a throw-away database: in memory where there is plenty, since a copied database is
 * hundreds of small files. Never in the project: as root, Postgres runs as nobody, who could not enter
 * a checkout in a closed home.
 */
export async function quickFolder(): Promise<string> {
  const free = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  )
  const path = await mkdtemp(join(free > 4e9 ? memory : tmpdir(), prefix))
  await chmod(path, 0o711)
  return path
}

/** Removes such a folder and stops what runs on it. */
export async function removeQuickFolder(path: string): Promise<void> {
  const folder = dataFolder(path)
  const left = await findPostmaster(folder)
  if (left !== undefined) await stopPostmaster(folder, await findBinaries(), left.pid)
  await rm(folder.socket, { recursive: true, force: true })
  await rm(path, { recursive: true, force: true })
}

/** What earlier runs left that were killed: their Postgres would run on for ever. */
export async function removeLeftovers(): Promise<void> {
  for (const parent of [memory, tmpdir()]) {
    for (const name of await readdir(parent).catch(() => [])) {
      const path = join(parent, name)
      if (!name.startsWith(prefix) || (await isInUse(path))) continue
      await removeQuickFolder(path).catch(() => {})
    }
  }
}

/** A young folder may belong to a run that has not got as far as saying so. */
async function isInUse(path: string): Promise<boolean> {
  if ((await livingOwner(dataFolder(path))) !== undefined) return true
  const made = await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Date.now(),
  )
  return Date.now() - made < 10 * 60_000
}
