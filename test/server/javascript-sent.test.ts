import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { ensureBuild } from '#server/build.js'

interface Manifest {
  entry: { module: string; imports: string[] }
  routes: Record<string, { parentId?: string; module: string; imports?: string[] }>
  url: string
}

const client = join(process.cwd(), 'build', 'client')

/** What a page fetches at once, as browsers are sent it, the largest first. Words come on top: 13 kB at most. */
function filesOf({ entry, routes, url }: Manifest, id: string): [file: string, bytes: number][] {
  const files = new Set([entry.module, ...entry.imports, url])
  for (let at = routes[id]; at !== undefined; at = routes[at.parentId ?? '']) {
    for (const file of [at.module, ...(at.imports ?? [])]) files.add(file)
  }
  return [...files]
    .map((file): [string, number] => [file, statSync(join(client, `${file}.br`)).size])
    .sort(([, a], [, b]) => b - a)
}

test('no page is sent more JavaScript than it may weigh', async () => {
  await ensureBuild(process.cwd(), () => {})
  const name = readdirSync(join(client, 'assets')).find((file) => /^manifest-\w+\.js$/.test(file))!
  const window = {} as { __remixManifest: Manifest }
  runInNewContext(readFileSync(join(client, 'assets', name), 'utf8'), { window })
  const manifest = window.__remixManifest
  const most = Object.entries({
    'routes/workspace': 241_000,
    'routes/compare': 199_000,
    'routes/codebook': 195_000,
    'routes/agreement': 149_000,
    'routes/home': 125_000,
    'routes/project': 124_000,
    'routes/transcripts': 122_000,
  })
  const over = most.flatMap(([id, most]) => {
    const files = filesOf(manifest, id)
    const bytes = files.reduce((sum, [, size]) => sum + size, 0)
    return bytes > most ? [`${id}: ${bytes} of ${most}; ${files.slice(0, 8).join(' ')}`] : []
  })
  expect(over).toEqual([])
})
