import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { changesSentence, roundsSentence } from '#app/components/codebook/summary.ts'
import { allPairs, assignmentsOfForm, pairsOf, pairsToBegin } from '#app/components/rounds/pairs.ts'
import { makeI18n } from '#app/i18n.ts'
import { en } from '#app/locales/en/index.ts'
import { findCodes } from '#model/code-search.ts'
import { CodeId } from '#model/codebook.ts'
import { compareCodebooks } from '#model/codebook-changes.ts'
import { slugOf } from '#model/slug.ts'
import { aCodebook } from '#test/builders/codebook.ts'

const t = makeI18n('en', { en }).getFixedT('en', 'codebook') as unknown as TFunction<'codebook'>

const before = aCodebook({
  codes: [
    { id: 'blame', name: 'Blame', definition: 'Somebody is held responsible.', colour: 'brick' },
    { id: 'credit', name: 'Crédit', definition: 'Praise.', colour: 'rose' },
    { id: 'threat', name: 'Threat', colour: 'teal' },
  ],
})

test('what changed since the last version is one sentence', () => {
  const say = (codes: Parameters<typeof aCodebook>[0]) =>
    changesSentence(t, 'en', compareCodebooks(before, aCodebook(codes)), 3)
  expect(changesSentence(t, 'en', null, null)).toMatch(/^No version is published yet/)
  expect(say(before)).toBe('Nothing has changed since version 3.')
  const [blame, credit, threat] = before.codes
  expect(
    say({
      codes: [
        { ...blame!, definition: 'New.' },
        { ...credit!, includeWhen: 'New.' },
        { ...threat!, retired: true },
        { id: 'fresh', name: 'Fresh' },
      ],
    }),
  ).toBe('2 meanings changed, one code was added, and one code was retired since version 3.')
  expect(say({ codes: [{ ...blame!, colour: 'plum' }, credit!, threat!] })).toBe(
    'Only order, looks or sources changed since version 3.',
  )
})

test('which rounds stay where they are is said by their names, or by their number', () => {
  const say = (...rounds: [string, number | null][]) =>
    roundsSentence(
      t,
      'en',
      rounds.map(([name, codebookVersion]) => ({ name, codebookVersion })),
      4,
    )
  expect(say()).toBe('')
  expect(say(['Round 2', 3])).toBe('Round 2 stays on version 3; the next round can take version 4.')
  expect(say(['Round 1', 2], ['Round 2', 3])).toBe(
    'Round 1 and Round 2 stay on their versions; the next round can take version 4.',
  )
  expect(say(['A', 1], ['B', 1], ['C', 1], ['D', 1])).toMatch(/^4 rounds stay/)
  expect(say(['Open', null])).toBe('Open follows this draft as it changes.')
})

test('a new code has an id of its own, made of its name', () => {
  expect(slugOf('Call for dialogue', new Set(), 'code')).toBe('call-for-dialogue')
  expect(slugOf('Crédit', new Set(['credit']), 'code')).toBe('credit-2')
  expect(slugOf('冲突', new Set(['code', 'code-2']), 'code')).toBe('code-3')
  expect(slugOf('2 – …', new Set(), 'code')).toBe('code')
  for (const name of ['x'.repeat(200), '-', 'A/B', '😀', 'Ünïcode & Co.']) {
    expect(CodeId.safeParse(slugOf(name, new Set(), 'code')).success).toBe(true)
  }
})

test('a search finds every word anywhere in a code, without case and accents', () => {
  const find = (query: string) => [...findCodes(before.codes, query)]
  expect(find('')).toEqual(['blame', 'credit', 'threat'])
  expect(find('  HELD somebody ')).toEqual(['blame'])
  expect(find('credit')).toEqual(['credit'])
  expect(find('held praise')).toEqual([])
})

test('boxes of a form say who codes what by the form’s own lists', () => {
  const form = new FormData()
  for (const id of ['t0', 't1']) form.append('transcript', id)
  for (const id of ['a', 'b']) form.append('coder', id)
  for (const pair of ['0:0', '0:1', '1:1', '9:9', 'x', '']) form.append('pair', pair)
  const assignments = assignmentsOfForm(form)
  expect(assignments).toEqual([
    { transcript: 't0', coders: ['a', 'b'] },
    { transcript: 't1', coders: ['b'] },
  ])
  const lists = [
    [{ id: 't0' }, { id: 't1' }],
    [{ id: 'a' }, { id: 'b' }],
  ] as const
  expect(pairsOf(assignments, ...lists)).toEqual(new Set(['0:0', '0:1', '1:1']))
  expect(allPairs(2, 2).size).toBe(4)
})

test('a new round begins with those who coded in the last one, and with everybody in the first', () => {
  const [transcripts, coders] = [[{}, {}], ['ana', 'ben'].map((id) => ({ id }))]
  const begun = (lastCoders: string[] | null) => pairsToBegin({ transcripts, coders, lastCoders })
  expect(begun(['ben', 'gone'])).toEqual(new Set(['0:1', '1:1']))
  expect(begun(null)).toEqual(allPairs(2, 2))
  expect(begun(['gone'])).toEqual(allPairs(2, 2))
})
