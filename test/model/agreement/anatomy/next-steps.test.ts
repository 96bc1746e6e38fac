import { expect, test } from 'vitest'
import { isAdvised, type NextStep } from '#model/agreement/anatomy/next-steps.ts'
import { workingList } from '#model/agreement/anatomy/working-list.ts'
import { anatomyOfMarks, anatomyOfStudy, type Mark } from './hand-made.ts'

/** Three turns for each of these: fewer places are no pattern. */
const threeFor = (code: string, ...turns: number[]): Mark[] =>
  turns.flatMap((turn) => [0, 1, 2].map((next) => inTurn(code, 3 * turn - next)))
const inTurn = (code: string, turn: number): Mark => [code, 10 * turn - 8, 10 * turn - 2]

test('[AN8] a border between two codes is told with the units lost to it, of all lost on the code', () => {
  const { anatomy } = anatomyOfMarks(
    { ana: threeFor('blame', 1, 2, 3), ben: threeFor('praise', 1, 2, 4) },
    { turns: 12 },
  )
  // Nine units of blame are lost, nine of praise; six of each to one another.
  expect(anatomy.steps[0]).toEqual({
    step: 'define_border',
    code: 'blame',
    other: 'praise',
    places: 6,
    of: 9,
    listed: 6,
    share: expect.closeTo(4 / 6, 12),
  })
  const left = { step: 'talk_over', places: 3, of: 3, listed: 3, share: expect.closeTo(1 / 6, 12) }
  expect(anatomy.steps).toHaveLength(3)
  expect(anatomy.steps).toContainEqual({ ...left, code: 'blame', coders: ['ana'] })
  expect(anatomy.steps).toContainEqual({ ...left, code: 'praise', coders: ['ben'] })
})

const broad = (from: number): Mark => ['weather', from + 5, from + 15]
const narrow = (from: number): Mark => ['weather', from + 5, from + 9]

test('[AN8] boundaries, what one coder misses and what one coder adds', () => {
  const { anatomy } = anatomyOfMarks(
    {
      ana: [...threeFor('blame', 1, 2), ...[0, 20, 40].map(broad)],
      ben: [...threeFor('blame', 1, 2), ...[0, 20, 40].map(narrow), ...threeFor('time', 4)],
      cem: [0, 20, 40].map(narrow),
    },
    { turns: 120 },
  )
  // Blame, six times missed by cem, is twelve pairs of 24 in all; the others are six each.
  expect(anatomy.steps[0]).toEqual({
    step: 'look_for',
    code: 'blame',
    coders: ['cem'],
    places: 6,
    of: 6,
    listed: 6,
    share: expect.closeTo(1 / 2, 12),
  })
  const share = expect.closeTo(1 / 4, 12)
  expect(anatomy.steps.filter((step) => 'share' in step)).toHaveLength(3)
  expect(anatomy.steps).toContainEqual({
    step: 'define_boundaries',
    code: 'weather',
    places: 3,
    of: 3,
    listed: 3,
    share,
  })
  expect(anatomy.steps).toContainEqual({
    step: 'hold_back',
    code: 'time',
    coders: ['ben'],
    places: 3,
    of: 3,
    listed: 3,
    share,
  })
})

test('[AN8] a step counts places, not pairs of coders, and the list behind it has as many', () => {
  const marks = threeFor('blame', 1, 2)
  const { anatomy, disagreements, data } = anatomyOfMarks(
    { ana: marks, ben: marks, cem: marks.slice(0, 1), dan: marks.slice(0, 5) },
    { turns: 6 },
  )
  const step = anatomy.steps.find((one) => one.step === 'look_for')!
  expect(step).toMatchObject({ code: 'blame', coders: ['cem'] })
  const list = workingList(disagreements, { code: data.codes.indexOf('blame'), kind: 'missed' })
  expect(list.length).toBe(4)
  expect(step).toMatchObject({ places: 4, of: 4, listed: list.length })
})

test('[AN10] two places are no pattern, three are one', () => {
  const missed = (turns: number) => {
    const marks = threeFor('blame', 1, 2)
    const { anatomy } = anatomyOfMarks(
      { ana: marks, ben: marks, cem: marks.slice(turns) },
      { turns: 6 },
    )
    return anatomy.steps.filter(({ step }) => step === 'look_for')
  }
  expect(missed(2)).toEqual([])
  expect(missed(3)).toMatchObject([{ code: 'blame', coders: ['cem'], places: 3, of: 3 }])
})

test('[AN8] a transcript that costs more than twice what its size would is to be read', () => {
  const marks = [1, 2, 3].map((turn) => inTurn('blame', turn))
  const agreed = { ana: marks, ben: marks }
  const { anatomy } = anatomyOfStudy({ t: agreed, u: { ana: marks, ben: [] }, v: agreed })
  expect(anatomy.steps).toContainEqual({
    step: 'read_transcript',
    transcript: 'u',
    size: 1 / 3,
    share: expect.closeTo(1, 12),
  })
})

test('[AN8] habits of coders come last, with their figure', () => {
  const marks = Array.from({ length: 12 }, (_, turn) => inTurn('blame', turn + 1))
  const { anatomy } = anatomyOfMarks({ ana: marks, ben: marks.slice(0, 6) }, { turns: 12 })
  expect(anatomy.steps.at(-1)).toEqual({
    step: 'speak_with',
    coder: 'ben',
    habit: 'silent',
    value: 1 / 2,
    of: 12,
  })
})

test('[AN10] a habit shows in ten parts of the text, not in nine, and it is said in how many', () => {
  const habitsIn = (turns: number) => {
    const marks = Array.from({ length: turns }, (_, turn) => inTurn('blame', turn + 1))
    const { anatomy } = anatomyOfMarks({ ana: marks, ben: [] }, { turns })
    return anatomy.steps.filter(({ step }) => step === 'speak_with')
  }
  expect(habitsIn(9)).toEqual([])
  expect(habitsIn(10)).toMatchObject([{ coder: 'ben', habit: 'silent', of: 10 }])
})

test('[AN10] a transcript in which coders differ in two places is not to be read for that', () => {
  const marks = [1, 2, 3].map((turn) => inTurn('blame', turn))
  const agreed = { ana: marks, ben: marks }
  const stepsWith = (ben: Mark[]) =>
    anatomyOfStudy({ t: agreed, u: { ana: marks, ben }, v: agreed }).anatomy.steps.map(
      ({ step }) => step,
    )
  expect(stepsWith([])).toContain('read_transcript')
  expect(stepsWith(marks.slice(0, 1))).not.toContain('read_transcript')
})

test('[AN8] what is less than one in a hundred of the loss is no step', () => {
  const marks = Array.from({ length: 120 }, (_, turn) => inTurn('blame', turn + 1))
  const { anatomy } = anatomyOfMarks({ ana: marks, ben: [inTurn('weather', 2)] }, { turns: 120 })
  expect(anatomy.steps.map((step) => 'code' in step && step.code)).not.toContain('weather')
})

test('[AN8] somebody is asked to code otherwise only from ten places, or a habit a quarter off, on', () => {
  const step = (places: number): NextStep => ({
    ...{ step: 'hold_back', code: 'blame', coders: ['ana'], of: places, listed: places },
    ...{ places, share: 0.5 },
  })
  const habit = (value: number): NextStep => ({
    ...{ step: 'speak_with', coder: 'ana', habit: 'broad', value, of: 40 },
  })
  expect([step(4), step(9), step(10)].map(isAdvised)).toEqual([false, false, true])
  expect([habit(1.1), habit(0.9), habit(1.25), habit(0.8)].map(isAdvised)).toEqual([
    ...[false, false, true, true],
  ])
})
