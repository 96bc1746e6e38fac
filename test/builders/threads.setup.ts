import { dirname } from 'node:path'
import type { TestProject } from 'vitest/node'
import { builtEntry, isBuilt } from '#server/build.js'

/**
 * Where a build of these very sources is there, as `npm test` makes it, threads run as it has them: read as TypeScript
 * each takes a second of processor time before it begins. Who edits while tests watch has them read as they are.
 */
export default async function setup({ vitest }: TestProject): Promise<void> {
  const root = process.cwd()
  if (vitest.config.watch || !(await isBuilt(root))) return
  process.env.PARLEY_BUILT_THREADS = dirname(builtEntry(root, 'run'))
}
