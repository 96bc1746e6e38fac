import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf, readLines } from '#server/agreement/answer-lines.ts'

const figure = { name: 'cohen', value: 0.5, interval: { method: 't' }, parts: { a: 1, b: 2 } }

test('an answer is read as it was written, however long its lists are and wherever they stand', async () => {
  const long = Array.from({ length: 4_321 }, (_, at) => ({ at, words: 'two\nlines', more: [at] }))
  const [when, missing] = [new Date(0), undefined]
  for (const answer of [
    ...[null, {}, { few: [1, 2], long, none: [] }, { long, again: long, a: 'b' }, long],
    { 'within. this': { long, few: [null, when, missing] }, missing, when },
  ]) {
    const written = JSON.stringify(answer)
    const lines = linesOf(answer)
    const found = await readLines(lines)
    expect(found.answer).toEqual(JSON.parse(written))
    expect(JSON.stringify(found.answer)).toBe(written)
    expect(found.length).toBe(lines.join('').length)
  }
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (answer) => {
      const written = JSON.parse(JSON.stringify(answer))
      expect((await readLines(linesOf(written))).answer).toEqual(written)
    }),
  )
})

test('no line is long, whether a list has many entries or large ones', () => {
  const large = Array.from({ length: 300 }, () => ({ codes: Array(150).fill(figure) }))
  const lines = linesOf({ byTranscript: large, costs: { turns: Array(20_000).fill(figure) } })
  expect(lines.join('').length).toBeGreaterThan(5_000_000)
  for (const line of lines) expect(line.length).toBeLessThan(110_000)
})

test('while a large answer is read others have their turn after each line', async () => {
  const coefficients = Array.from({ length: 60_000 }, (_, at) => ({ ...figure, code: `code${at}` }))
  const lines = linesOf({ coefficients })
  let [turns, isRead] = [0, false]
  const take = () => {
    turns++
    if (!isRead) setImmediate(take)
  }
  setImmediate(take)
  const { answer } = await readLines(lines)
  isRead = true
  expect(answer).toEqual({ coefficients })
  expect(turns).toBeGreaterThanOrEqual(lines.length)
})
