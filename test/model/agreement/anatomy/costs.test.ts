import { expect, test } from 'vitest'
import { sayingOfCosts } from '#model/agreement/anatomy/saying.ts'
import { scopeOf } from '#model/agreement/anatomy/scope.ts'
import { anatomyOfStudy, type Mark, tens } from './hand-made.ts'

const here: Mark[] = [['blame', 2, 8]]
const study: Record<string, Record<string, Mark[]>> = {
  // Turn 1, by A: two pairs of three coders, each weighing 1.
  t: { ana: here, ben: [], cem: [] },
  // Turns 2 and 4, by B, and 3, by A: a pair of two coders weighs 2.
  u: {
    ana: [
      ['blame', 12, 18],
      ['praise', 32, 38],
    ],
    ben: [['weather', 22, 28]],
  },
}

test('[AN6] transcripts, speakers and turns, with what each would cost if all cost alike', () => {
  const { anatomy } = anatomyOfStudy(study)
  // In all 2 + 3 * 2 = 8, of 12 + 8 = 20 ratings.
  expect(anatomy.costs.transcripts).toEqual([
    { transcript: 'u', share: 6 / 8, size: 8 / 20, disagreements: 3 },
    { transcript: 't', share: 2 / 8, size: 12 / 20, disagreements: 1 },
  ])
  expect(anatomy.costs.speakers).toEqual([
    { speaker: 'A', share: 4 / 8, size: 1 / 2, disagreements: 2 },
    { speaker: 'B', share: 4 / 8, size: 1 / 2, disagreements: 2 },
  ])
  expect(
    anatomy.costs.turns.map(({ transcript, turn, share }) => [transcript, turn, share]),
  ).toEqual([
    ['t', 1, 2 / 8],
    ['u', 2, 2 / 8],
    ['u', 3, 2 / 8],
    ['u', 4, 2 / 8],
  ])
})

test('[AN6] of one code, or one pair of coders, alone', () => {
  const { within, data } = anatomyOfStudy(study)
  const costs = (of: Parameters<typeof scopeOf>[1]) => within(scopeOf(data, of)!).costs
  expect(
    costs({ code: 'blame' }).transcripts.map(({ transcript, share }) => [transcript, share]),
  ).toEqual([
    ['t', 2 / 4],
    ['u', 2 / 4],
  ])
  // Ana and cem share the first transcript alone.
  expect(costs({ coders: ['ana', 'cem'] }).transcripts).toEqual([
    { transcript: 't', share: 1, size: 1, disagreements: 1 },
  ])
  expect(costs({ coders: ['ana', 'ben'], code: 'praise' }).turns).toEqual([
    { transcript: 'u', turn: 4, speaker: 'B', share: 1, size: 1 / 8, disagreements: 1 },
  ])
  expect(scopeOf(data, { code: 'gone' })).toBeUndefined()
  expect(scopeOf(data, { coders: ['ana', 'gone'] })).toBeUndefined()
})

test('[AN6] over positions text outside any turn is nobody’s', () => {
  const whole = tens('t', 4)
  const { anatomy } = anatomyOfStudy(
    { t: { ana: [['blame', 5, 15]], ben: [] } },
    { over: 'positions', transcripts: [{ ...whole, turns: whole.turns.slice(0, 1) }] },
  )
  expect(anatomy.costs.speakers).toEqual([
    { speaker: null, share: 5 / 10, size: 30 / 40, disagreements: 1 },
    { speaker: 'A', share: 5 / 10, size: 10 / 40, disagreements: 1 },
  ])
  expect(anatomy.costs.turns.map(({ turn }) => turn)).toEqual([0, 1])
})

test('[AN10] how few transcripts hold half of what is lost is told of five, not of four', () => {
  const { anatomy } = anatomyOfStudy(study)
  expect(sayingOfCosts(anatomy.costs.transcripts, 4)).toEqual({ says: 'too_few' })
  expect(sayingOfCosts(anatomy.costs.transcripts, 5)).toEqual({ says: 'half_in', parts: 1, of: 5 })
  expect(sayingOfCosts(anatomy.costs.turns, 8)).toEqual({ says: 'half_in', parts: 2, of: 8 })
  expect(sayingOfCosts([], 5)).toEqual({ says: 'nothing_lost' })
})
