import { expect, test } from 'vitest'
import { LastSpreads } from '#model/agreement/last-spreads.ts'
import type { Estimate } from '#model/agreement/resampling.ts'
import { Tally } from '#model/agreement/tally.ts'

const spread = { se: 0.1, interval: { method: 'none', reason: 'undefined' } } as const

/** Alpha of a code from the first two columns of a tally with these sums: cluster, column, value. */
function anEstimate(
  sums: readonly [number, number, number][],
  { value = 0.5, code = 'blame', scale = 1 } = {},
): Estimate {
  const tally = new Tally(3, scale)
  for (const [cluster, column, sum] of sums) tally.add(cluster, column, sum)
  const figure = { name: 'binary_alpha_by_code' as const, code, value, parts: {} }
  return { figure, from: [{ tally, columns: [0, 1] }], again: () => {} }
}

test('a spread is that of the same numbers, drawn in the same way, and of nothing else', () => {
  const sums: [number, number, number][] = [
    [0, 0, 1],
    [0, 1, 2],
    [1, 0, 3],
    [2, 1, 0.1 + 0.2],
  ]
  const last = new LastSpreads()
  last.of('round').keep(anEstimate(sums), 'thousand draws', spread)
  const find = (...of: Parameters<typeof anEstimate>) =>
    last.of('round').find(anEstimate(...of), 'thousand draws')
  expect(find(sums)).toBe(spread)
  // A column that is not read.
  expect(find([...sums, [3, 2, 7]])).toBe(spread)
  expect(last.of('round').find(anEstimate(sums), 'other draws')).toBeUndefined()
  expect(last.of('other').find(anEstimate(sums), 'thousand draws')).toBeUndefined()
  expect(find(sums, { code: 'other' })).toBeUndefined()
  expect(find(sums, { value: 0.6 })).toBeUndefined()
  expect(find(sums, { scale: 6 })).toBeUndefined()
  for (const other of [
    sums.slice(1),
    [...sums, [3, 1, 7]],
    sums.with(0, [0, 0, 2]),
    sums.with(2, [2, 0, 3]),
    sums.with(3, [2, 1, 0.3]),
    // The same numbers in a row, the columns of which end elsewhere.
    [...sums.slice(0, 3), [2, 0, 0.1 + 0.2]],
  ] as (typeof sums)[]) {
    expect(find(other)).toBeUndefined()
  }
})

test('where something besides columns goes into a figure nothing is kept', () => {
  const last = new LastSpreads().of('round')
  const whole = { ...anEstimate([[0, 0, 1]]), from: [new Tally(1)] }
  last.keep(whole, 'thousand draws', spread)
  expect(last.find(whole, 'thousand draws')).toBeUndefined()
})

test('once figures are too many, questions are forgotten in the order in which they were last asked', () => {
  const last = new LastSpreads()
  const keep = (question: string, code: string) =>
    last.of(question).keep(anEstimate([[0, 0, 1]], { code }), 'draws', spread)
  const knows = (question: string, code: string) =>
    last.of(question).find(anEstimate([[0, 0, 1]], { code }), 'draws') !== undefined
  for (const question of ['first', 'second', 'first']) keep(question, 'blame')
  for (let at = 0; at < 59_999; at++) keep('third', `${at}`)
  expect(knows('first', 'blame')).toBe(true)
  expect(knows('second', 'blame')).toBe(false)
  expect(knows('third', '7')).toBe(true)
})
