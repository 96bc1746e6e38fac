import { expect, test } from 'vitest'
import type { AgreementInput } from '#model/agreement/agreement.ts'
import { AnatomyQuestion, answerTo } from '#model/agreement/anatomy/question.ts'
import { codebook, type Mark, tens } from './hand-made.ts'

const marks: Record<string, Record<string, Mark[]>> = {
  t: {
    ana: [
      ['blame', 2, 8],
      ['weather', 12, 18],
    ],
    ben: [['praise', 3, 9]],
    cem: [],
  },
  u: { ana: [['blame', 5, 15]], ben: [['blame', 5, 9]] },
}
const round: AgreementInput = {
  transcripts: Object.keys(marks).map((id) => tens(id, 4)),
  layers: Object.entries(marks).flatMap(([transcript, byCoder]) =>
    Object.entries(byCoder).map(([coder, own]) => ({
      transcript,
      coder,
      completed: true,
      spans: own.map(([code, start, end]) => ({ code, start, end })),
    })),
  ),
  codes: codebook.map((code) => code.id),
  codebook,
  settings: { unit: 'turn', bootstrap: 0, seed: 1 },
}

const asked = (question: object, settings: object = {}) =>
  answerTo(AnatomyQuestion.parse(question), {
    ...round,
    settings: { ...round.settings, ...settings },
  })

const listed = (question: object) =>
  asked(question)!.list.shown.map(({ transcript, code, kind }) => `${transcript} ${code} ${kind}`)

test('[AN5] a page of the working list, with how many there are and what comes before and after', () => {
  const { list } = asked({ from: 1, count: 2, at: 2 })!
  expect(list.total).toBe(4)
  expect(list.shown.map(({ number }) => number)).toEqual([1, 2])
  expect(list.neighbours).toEqual({ previous: 1, next: 3 })
  expect(asked({ at: 3 })!.list.neighbours).toEqual({ previous: 2, next: null })
  // Of a list in which it is not, it has no neighbours.
  expect(asked({ at: 3, transcript: 't' })!.list.neighbours).toEqual({ previous: null, next: null })
  expect(asked({ count: 0 })!.list.shown).toEqual([])
})

test('[AN5] lists by code, coders, kind and transcript', () => {
  expect(listed({})).toEqual([
    't blame other_code',
    't praise other_code',
    't weather extra',
    'u blame boundary',
  ])
  expect(listed({ code: 'blame' })).toEqual(['t blame other_code', 'u blame boundary'])
  expect(listed({ code: 'blame', coders: ['ana', 'cem'] })).toEqual(['t blame extra'])
  expect(listed({ kind: 'boundary' })).toEqual(['u blame boundary'])
  expect(listed({ transcript: 'gone' })).toEqual([])
})

test('[AN6] costs and passages are of the code that is asked for, figures of all', () => {
  const all = asked({})!
  const blame = asked({ code: 'blame' })!
  expect(blame.anatomy).toEqual(all.anatomy)
  expect(all.pairs!.map(({ pairs }) => pairs.boundary)).toEqual([1, 0, 0])
  expect(blame.pairs!.map(({ coders }) => coders.join())).toEqual(['ana,ben', 'ana,cem'])
  expect(blame.costs.transcripts.map(({ transcript, share }) => [transcript, share])).toEqual([
    ['t', 1 / 2],
    ['u', 1 / 2],
  ])
  expect(blame.passages).toHaveLength(2)
  expect(all.passages).toHaveLength(3)
})

test('a list of some says how many there are of all', () => {
  const [all, some] = [asked({})!.list, asked({ transcript: 'u' })!.list]
  expect(all.ofAll).toBe(all.total)
  expect(some.total).toBeLessThan(all.total)
  expect(some.ofAll).toBe(all.total)
})

test('[RD10] what was chosen is what is taken apart, and the ledger says what was left out', () => {
  const found = asked({}, { transcripts: ['u'] })!
  expect(found.list.total).toBe(1)
  expect(found.ledger.spans.transcriptNotChosen).toBe(3)
  expect(asked({ code: 'praise' }, { codes: ['blame'] })).toBeNull()
  expect(asked({ coders: ['ana', 'gone'] })).toBeNull()
})

test('[AN2] the answer is made of plain values, which go from thread to thread and into JSON', () => {
  for (const over of ['units', 'positions'] as const) {
    const found = asked({ over, code: 'blame', order: 'cost' })
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  }
})
