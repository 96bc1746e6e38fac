import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { isAlive } from './alive.ts'
import type { DataFolder } from './folder.ts'

/** Which server owns a data folder, for words to whoever starts a second one. */
interface Owner {
  pid: number
  /** When the process started, in the kernel's own count; tells a number used again from the same process. */
  processStart: string | null
  since: string
}

/**
 * The server that owns the folder and lives, in words (` (process 123, since …)`), or undefined.
 *
 * The file only makes the refusal quick and clear. What decides is the lock in Postgres.
 */
export async function livingOwner(folder: DataFolder): Promise<string | undefined> {
  const owner = await readOwner(folder)
  if (owner === undefined || !isAlive(owner.pid)) return undefined
  if ((await processStart(owner.pid)) !== owner.processStart) return undefined
  // In a container every server has the same number; where the start is not known, it is ours.
  if (owner.pid === process.pid && owner.processStart === null) return undefined
  return ` (process ${owner.pid}, since ${owner.since})`
}

/** Says that the folder is ours; written whole or not at all. */
export async function writeOwner(folder: DataFolder): Promise<void> {
  const owner: Owner = {
    pid: process.pid,
    processStart: await processStart(process.pid),
    since: new Date().toISOString(),
  }
  const written = `${folder.owner}.${process.pid}`
  await writeFile(written, `${JSON.stringify(owner)}\n`, { mode: 0o644 })
  await rename(written, folder.owner)
}

/** Removes the file if it is ours. */
export async function removeOwner(folder: DataFolder): Promise<void> {
  if ((await readOwner(folder))?.pid === process.pid) await rm(folder.owner, { force: true })
}

async function readOwner(folder: DataFolder): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(folder.owner, 'utf8'))
  } catch {
    // Absent, or cut short by a full disk: then the lock in Postgres speaks alone.
    return undefined
  }
}

/** Field 22 of `/proc/<pid>/stat`: the start of the process since boot. Elsewhere null. */
async function processStart(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}
