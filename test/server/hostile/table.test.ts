import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = readFileSync('docs/hostile-inputs.md', 'utf8')

const rows = [...page.matchAll(/^\| (\d+) \|.*\| `([^`]+)` \| (.+) \|$/gm)].map(
  ([, number, file, words]) => ({ number: Number(number), file: file!, words: words! }),
)

test('the list of hostile inputs is whole', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 111 }, (_, i) => i + 1))
})

test('each of them is sent by a test of the title that the list gives', () => {
  const missing = rows.filter(
    ({ file, words }) => !existsSync(file) || !readFileSync(file, 'utf8').includes(words),
  )
  expect(missing).toEqual([])
})
