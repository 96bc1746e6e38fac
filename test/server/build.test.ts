import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureBuild } from '#server/build.js'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'parley-build-'))
  for (const name of ['package-lock.json', 'remix.config.js', 'vite.config.ts', 'tsconfig.json'])
    await writeFile(join(root, name), '{}')
})
afterAll(() => rm(root, { recursive: true, force: true }))

test('a start takes away what builds left that were cut short, and leaves alone what is being built', async () => {
  // No process has a number as high.
  const cutShort = 'build-99999999'
  const beingBuilt = `build-${process.ppid}`
  for (const name of ['build', cutShort, beingBuilt]) await mkdir(join(root, name))
  await expect(ensureBuild(root, () => {})).rejects.toThrow('The pages could not be built')
  const left = await readdir(root)
  expect(left).toEqual(expect.arrayContaining(['build', beingBuilt]))
  expect(left).not.toContain(cutShort)
})
