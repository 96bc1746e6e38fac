import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf, readLines } from '#server/agreement/answer-lines.ts'

test('an answer is read as it was written, however long its lists are', async () => {
  const long = Array.from({ length: 1_234 }, (_, at) => ({ at, words: 'two\nlines' }))
  for (const answer of [null, {}, { few: [1, 2], long, none: [] }, { long, again: long, a: 'b' }]) {
    expect(await readLines(linesOf(answer))).toEqual(answer)
  }
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (answer) => {
      const written = JSON.parse(JSON.stringify(answer))
      expect(await readLines(linesOf(written))).toEqual(written)
    }),
  )
})

test('while a large answer is read others have their turn', async () => {
  const figure = { name: 'cohen', value: 0.5, interval: { method: 't' }, parts: { a: 1, b: 2 } }
  const coefficients = Array.from({ length: 60_000 }, (_, at) => ({ ...figure, code: `code${at}` }))
  const lines = linesOf({ coefficients })
  let [turns, isRead] = [0, false]
  const take = () => {
    turns++
    if (!isRead) setImmediate(take)
  }
  setImmediate(take)
  const answer = await readLines(lines)
  isRead = true
  expect(answer).toEqual({ coefficients })
  expect(turns).toBeGreaterThan(2)
})
