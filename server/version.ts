import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Version of Parley, as its package.json in `root` says. */
export function versionOf(root: string): string {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
}
