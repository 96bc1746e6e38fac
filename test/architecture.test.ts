import { readdirSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/** Which folder may import from which; every folder may import from itself. */
const arrows: Record<string, readonly string[]> = {
  model: [],
  codebooks: ['model'],
  db: ['model'],
  server: ['db', 'model', 'codebooks'],
  app: ['server', 'model'],
}

/** What the model may use besides itself: pure libraries that need no browser, network or database. */
const pureLibraries = [
  'd3-array',
  'flatqueue',
  'zod',
  'yjs',
  'lib0',
  'y-protocols',
  'yaml',
  'csv-parse',
  'csv-stringify',
  'file-type',
]

const importPattern = /(?:from|import)\s*\(?\s*'([^']+)'/g

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(importPattern)].map((found) => found[1]!)
}

/** Where an import leads: one of our folders, or `undefined` for a package. */
function folderOf(file: string, imported: string): string | undefined {
  if (imported.startsWith('#')) return imported.slice(1).split('/')[0]
  if (!imported.startsWith('.')) return undefined
  return join(file, '..', imported).split(/[\\/]/)[0]
}

test.each(Object.keys(arrows))('%s imports only what the arrows allow', (folder) => {
  const allowed = [folder, ...arrows[folder]!]
  const wrong = filesOf(folder).flatMap((file) =>
    importsOf(file)
      .filter((imported) => {
        const target = folderOf(file, imported)
        return target !== undefined && target in arrows && !allowed.includes(target)
      })
      .map((imported) => `${file} imports ${imported}`),
  )
  expect(wrong).toEqual([])
})

test('the model uses pure libraries alone', () => {
  const wrong = filesOf('model').flatMap((file) =>
    importsOf(file)
      .filter((imported) => folderOf(file, imported) === undefined)
      .filter(
        (imported) =>
          !pureLibraries.some((name) => imported === name || imported.startsWith(`${name}/`)),
      )
      .map((imported) => `${file} imports ${imported}`),
  )
  expect(wrong).toEqual([])
})

test('ours are imported with the ending that says what they are', () => {
  const wrong = Object.keys(arrows).flatMap((folder) =>
    filesOf(folder).flatMap((file) =>
      importsOf(file)
        .filter(
          (imported) =>
            imported.startsWith('#') && !/\.(ts|tsx|css|yaml|txt|json)(\?\w+)?$/.test(imported),
        )
        .map((imported) => `${file} imports ${imported}`),
    ),
  )
  expect(wrong).toEqual([])
})

test('tables are asked in db/ alone', () => {
  const asking = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|pg_notify/
  const wrong = ['app', 'server', 'model', 'codebooks']
    .flatMap(filesOf)
    .filter((file) => asking.test(readFileSync(file, 'utf8')))
  expect(wrong).toEqual([])
})

test('no module leads back to itself, types aside', () => {
  const files = Object.keys(arrows).flatMap(filesOf)
  const done = new Set<string>()
  const circles: string[] = []
  const follow = (file: string, way: readonly string[]) => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '))
    if (way.includes(file) || done.has(file)) return
    for (const next of neededBy(file)) if (files.includes(next)) follow(next, [...way, file])
    done.add(file)
  }
  for (const file of files) follow(file, [])
  expect(circles).toEqual([])
})

/** Files of ours that a module needs when it is loaded. */
function neededBy(file: string): string[] {
  const needing = /^(?:import|export)\s+(?!type\b)(?:[^'"]*?\sfrom\s+)?'([#.][^']+)'/gm
  return [...readFileSync(file, 'utf8').matchAll(needing)].map(([, imported]) =>
    imported!.startsWith('#') ? imported!.slice(1) : normalize(join(file, '..', imported!)),
  )
}
