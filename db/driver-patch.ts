import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What `patches/postgres+3.4.9.patch` leaves in each build of the driver. */
const mark = 'parley-patch 2:'
const builds = ['src/connection.js', 'cjs/src/connection.js']

/**
 * Refuses to go on with a driver that a restart of Postgres would kill, and the server with it.
 *
 * `npm ci` applies the patch in `postinstall`; `npm ci --ignore-scripts` does not.
 *
 * @param packageFolder where the driver is installed; found by itself unless told
 * @throws {Error} with the command that puts the patch in place
 */
export function assertDriverPatched(packageFolder = driverFolder()): void {
  const unpatched = builds.filter((build) => !fileHas(join(packageFolder, build), mark))
  if (unpatched.length > 0) {
    throw new Error(
      'The PostgreSQL driver in node_modules lacks our patch, without which a restart of Postgres ' +
        'stops this program. Put it in place with: npx patch-package',
    )
  }
}

function driverFolder(): string {
  // The entry is <folder>/cjs/src/index.js; the package does not export its package.json.
  return join(dirname(createRequire(import.meta.url).resolve('postgres')), '..', '..')
}

function fileHas(path: string, text: string): boolean {
  try {
    return readFileSync(path, 'utf8').includes(text)
  } catch {
    return false
  }
}
