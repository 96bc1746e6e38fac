import { expect, test } from 'vitest'
import { dearestPassages } from '#model/agreement/anatomy/passages.ts'
import {
  disagreementsAt,
  type ListChoice,
  workingList,
} from '#model/agreement/anatomy/working-list.ts'
import { anatomyOfStudy, type Mark } from './hand-made.ts'

const here: Mark[] = [['blame', 2, 8]]
const found = anatomyOfStudy({
  t: {
    ana: [...here, ['weather', 31, 33]],
    ben: [['praise', 3, 9]],
    cem: [],
  },
  u: {
    ana: [['blame', 5, 15]],
    ben: [
      ['blame', 5, 9],
      ['praise', 32, 38],
    ],
  },
})

function list(choice: ListChoice) {
  const { disagreements, data } = found
  const places = workingList(disagreements, choice)
  return disagreementsAt(disagreements, data, places, { scope: choice }).map(
    ({ transcript, turn, code, kind, has, lacks }) =>
      `${transcript}${turn} ${code} ${kind}: ${has} not ${lacks}`,
  )
}

const all = [
  't1 blame other_code: ana not ben,cem',
  't1 praise other_code: ben not ana,cem',
  't4 weather extra: ana not ben,cem',
  'u2 blame boundary: ana not ben',
  'u4 praise one_sided: ben not ana',
]

test('[AN5] every disagreement once, in reading order', () => {
  expect(list({})).toEqual(all)
  const { disagreements, data } = found
  const [first] = disagreementsAt(disagreements, data, [0])
  expect(first).toEqual({
    number: 0,
    transcript: 't',
    turn: 1,
    start: 0,
    end: 10,
    code: 'blame',
    kind: 'other_code',
    pairs: { other_code: 1, boundary: 0, missed: 0, extra: 1, one_sided: 0 },
    has: ['ana'],
    lacks: ['ben', 'cem'],
    instead: ['praise'],
    unsure: [],
    share: 1 / 5,
  })
})

test('[AN5] by kind, code, transcript, and as a page of it', () => {
  expect(list({ kind: 'extra' })).toEqual(all.slice(0, 3))
  expect(list({ kind: 'missed' })).toEqual([])
  expect(list({ code: 0 })).toEqual([all[0], all[3]])
  expect(list({ transcript: 1 })).toEqual(all.slice(3))
  expect([...workingList(found.disagreements).subarray(3, 5)]).toEqual([3, 4])
})

test('[AN5] of one pair of coders, as they differ', () => {
  expect(list({ pair: [0, 2] })).toEqual([
    't1 blame extra: ana not cem',
    't4 weather extra: ana not cem',
  ])
  expect(list({ pair: [0, 1], kind: 'other_code' })).toEqual([
    't1 blame other_code: ana not ben',
    't1 praise other_code: ben not ana',
  ])
  const { disagreements, data } = found
  const shares = disagreementsAt(disagreements, data, [0, 2], { scope: { pair: [0, 2] } })
  expect(shares.map(({ share }) => share)).toEqual([1 / 2, 1 / 2])
})

test('[AN5] the dearest first: a pair of two coders weighs more than one of three', () => {
  const study = anatomyOfStudy({
    t: { ana: here, ben: [], cem: [] },
    u: { ana: [['blame', 5, 15]], ben: [['blame', 5, 9]] },
    v: { ana: here, ben: here, cem: [], dee: [] },
  })
  const list = workingList(study.disagreements, { order: 'cost' })
  // Weights: two pairs of 1; one of 2; four of 2/3.
  expect([...list]).toEqual([2, 0, 1])
})

test('the ten passages that cost most come with all that was coded there', () => {
  const { passages } = found.anatomy
  expect(passages.map(({ transcript, turn, share }) => [transcript, turn, share])).toEqual([
    ['t', 1, 4 / 10],
    ['t', 4, 2 / 10],
    ['u', 2, 2 / 10],
    ['u', 4, 2 / 10],
  ])
  expect(passages[0]).toMatchObject({
    start: 0,
    end: 10,
    disagreements: [{ code: 'blame' }, { code: 'praise' }],
    spans: [
      { coder: 'ana', code: 'blame', start: 2, end: 8 },
      { coder: 'ben', code: 'praise', start: 3, end: 9 },
    ],
  })
  // Both spans of the code: also the one that does not reach into the unit would be no news here.
  expect(passages[2]!.spans).toEqual([{ coder: 'ana', code: 'blame', start: 5, end: 15 }])
})

test('passages are ten at most, of the code or pair that is asked for', () => {
  const marks = Array.from({ length: 14 }, (_, turn): Mark => ['blame', 10 * turn, 10 * turn + 5])
  const long = anatomyOfStudy({ t: { ana: marks, ben: [['praise', 0, 5]] } }, { turns: 14 })
  expect(long.anatomy.passages).toHaveLength(10)
  const praise = dearestPassages(long.disagreements, long.data, { code: 1 })
  expect(praise).toMatchObject([{ turn: 1, share: 1, disagreements: [{ code: 'praise' }] }])
})

test('over positions a passage is one code’s stretch', () => {
  const { anatomy } = anatomyOfStudy(
    {
      t: {
        ana: [['blame', 2, 8]],
        ben: [
          ['blame', 4, 8],
          ['weather', 21, 29],
        ],
      },
    },
    { over: 'positions' },
  )
  expect(anatomy.passages.map(({ start, end, share }) => [start, end, share])).toEqual([
    [21, 29, 8 / 10],
    [2, 4, 2 / 10],
  ])
})
