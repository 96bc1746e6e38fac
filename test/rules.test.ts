import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ruleBook = readFileSync('model/RULES.md', 'utf8')

const ruleIds = [...ruleBook.matchAll(/^- \[([A-Z]{2}\d+)\] /gm)].map((found) => found[1]!)

/** Where a title of a test names rules: `test('[TX1] …`, `test.each(cases)('[TX1] [TX2] …`. */
const titlePattern = /['"`]((?:\[[A-Z]{2}\d+\][ ,]*)+)/g

function citedIn(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(titlePattern)].flatMap((title) =>
    [...title[1]!.matchAll(/\[([A-Z]{2}\d+)\]/g)].map((found) => found[1]!),
  )
}

const citations = readdirSync('test', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !file.endsWith('rules.test.ts'))
  .flatMap((file) => citedIn(file).map((id) => ({ file, id })))

const [, ...sections] = ruleBook.split(/^## /m)

test('under every heading of the rules stand rules alone, a line each', () => {
  const other = sections.flatMap((section) =>
    section
      .split('\n')
      .slice(1)
      .filter((line) => line !== '' && !/^- \[[A-Z]{2}\d+\] .+\.$/.test(line)),
  )
  expect(sections.length).toBeGreaterThan(1)
  expect(other).toEqual([])
})

test('rules of one section, and of no other, share the letters of their ids', () => {
  const letters = sections.map((section) => [
    ...new Set([...section.matchAll(/^- \[([A-Z]{2})/gm)].map((found) => found[1])),
  ])
  expect(letters.filter((ofOne) => ofOne.length !== 1)).toEqual([])
  expect(new Set(letters.flat()).size).toBe(sections.length)
})

test('a rule has an id of its own', () => {
  expect(ruleIds.filter((id, at) => ruleIds.indexOf(id) !== at)).toEqual([])
})

test('a test that cites a rule cites one that there is', () => {
  const known = new Set(ruleIds)
  expect(citations.filter(({ id }) => !known.has(id))).toEqual([])
})

test('every rule is kept by a test that cites it', () => {
  const cited = new Set(citations.map(({ id }) => id))
  expect(ruleIds.filter((id) => !cited.has(id))).toEqual([])
})
