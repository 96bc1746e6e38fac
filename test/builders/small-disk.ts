import { execFileSync } from 'node:child_process'
import { open, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { quickFolder, removeQuickFolder } from './quick-folder.ts'

/** A data folder on a disk of its own. Undefined where this user may not mount one. */
export async function onSmallDisk(megabytes: number): Promise<string | undefined> {
  const path = await quickFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', path], {
      stdio: 'ignore',
    })
  } catch {
    await removeQuickFolder(path)
    return undefined
  }
  onTestFinished(async () => {
    execFileSync('umount', ['--lazy', path])
    await removeQuickFolder(path)
  })
  return path
}

/** Fills it to the last block. @returns the file to remove for there to be room again */
export async function fillDisk(path: string): Promise<string> {
  const filler = join(path, 'filler')
  const file = await open(filler, 'w')
  const { bavail, bsize } = await statfs(path)
  // To the last block: Postgres keeps what it has and gets no more.
  await file.write(Buffer.alloc(bavail * bsize)).catch(() => {})
  await file.write(Buffer.alloc(bsize)).catch(() => {})
  await file.close()
  return filler
}
