import { randomBytes } from 'node:crypto'
import { link, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inWords, makeFolders } from './folder.ts'
import { EmbeddedProblem } from './problem.ts'

/**
 * The secret that session cookies are signed with, made at the first start and kept in the data folder,
 * readable by its owner alone. Two that start at once get the same one.
 *
 * @throws {EmbeddedProblem} when the file is there but holds no secret
 */
export async function readOrMakeSecret(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'secret')
  const kept = await readSecret(path)
  if (kept !== undefined) return kept
  const written = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`
  try {
    await makeFolders(dataFolder)
    await writeFile(written, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
    // A link is made whole or not at all, and never over one that is there.
    await link(written, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } catch (error) {
    throw inWords(error, dataFolder)
  } finally {
    await unlink(written).catch(() => {})
  }
  return (await readSecret(path)) as string
}

async function readSecret(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw inWords(error, path)
  })
  if (text === undefined) return undefined
  const secret = text.trim()
  if (secret.length < 32) {
    throw new EmbeddedProblem(
      `${path} holds no secret of at least 32 characters. Remove the file to have a new one made; ` +
        'everyone then signs in again.',
    )
  }
  return secret
}
