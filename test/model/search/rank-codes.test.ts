import { expect, test } from 'vitest'
import type { Code } from '#model/codebook.ts'
import { rankCodes } from '#model/search/rank-codes.ts'

const code = (id: string, name: string, definition = ''): Code => ({
  id,
  name,
  definition,
  includeWhen: '',
  excludeWhen: '',
  examples: { hit: '', nearMiss: '' },
  colour: 'teal',
})
const codes = [
  code('dialogue', 'Call for dialogue', 'Somebody asks to talk, and lays blame aside.'),
  code('accept', 'Accepting blame'),
  code('blame', 'Blame attribution'),
  code('tact', 'Tact'),
]
const found = (query: string) => rankCodes(codes, query).map(({ id }) => id)

test('a code named so comes before one whose name holds the word, and before definitions', () => {
  expect(found('blame')).toEqual(['blame', 'accept', 'dialogue'])
})

test('a name spelled otherwise is found all the same, and nothing that is merely short', () => {
  expect(found('atribution')).toEqual(['blame'])
  expect(found('dialog')).toEqual(['dialogue'])
  expect(found('zzz')).toEqual([])
  expect(found('  ')).toEqual([])
})
