import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('how marked words look is ruled by what is around the text, not for every element', () => {
  const sheets = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => readFileSync(`app/${name}`, 'utf8'))
  const selectors = sheets.flatMap((rules) => rules.match(/[^\s,{}]*::highlight\([\w-]+\)/g) ?? [])
  expect(selectors.length).toBeGreaterThan(90)
  expect(selectors.filter((selector) => !selector.startsWith('[data-marked]'))).toEqual([])
})
