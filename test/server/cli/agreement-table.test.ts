import { expect, test } from 'vitest'
import type { NoInterval } from '#model/agreement/figures.ts'
import type { NoFileInterval } from '#model/agreement/interval-method.ts'
import { tableOf } from '#server/cli/agreement-table.ts'

const lastCellOf = (reason: NoFileInterval | NoInterval) =>
  tableOf([{ name: 'alpha', parts: [], value: 0.5, interval: { method: 'none', reason } }])
    .split('\n')[1]!
    .replace(/^alpha +\.5000\s*/, '')

test.each([
  ['few_transcripts', 'no interval: fewer than five transcripts'],
  ['one_transcript', 'no interval: one transcript alone'],
  ['one_turn', 'no interval: one turn alone'],
  ['one_unit', 'no interval: one unit alone has the code'],
  ['undefined', 'no interval: fewer than two draws gave a value'],
  ['one_side', 'no interval: all draws lie on one side of the value'],
] as const)(
  'a table says of a figure of a round or a file why it has no interval: %s',
  (reason, words) => {
    expect(lastCellOf(reason)).toBe(words)
  },
)

test('what is said of all figures, or was not asked for, is not said in each line', () => {
  expect(lastCellOf('one_text')).toBe('')
  expect(lastCellOf('not_asked')).toBe('')
})
