import { expect, test } from 'vitest'
import { workingList } from '#model/agreement/anatomy/working-list.ts'
import { anatomyOfMarks, anatomyOfStudy, type Mark } from './hand-made.ts'

const inTurn = (code: string, turn: number): Mark => [code, 10 * turn - 8, 10 * turn - 2]

test('[AN8] a border between two codes is told with the units lost to it, of all lost on the code', () => {
  const { anatomy } = anatomyOfMarks({
    ana: [1, 2, 3].map((turn) => inTurn('blame', turn)),
    ben: [inTurn('praise', 1), inTurn('praise', 2), inTurn('praise', 4)],
  })
  // Three units of blame are lost, three of praise; two of each to one another.
  expect(anatomy.steps[0]).toEqual({
    step: 'define_border',
    code: 'blame',
    other: 'praise',
    places: 2,
    of: 3,
    listed: 2,
    share: expect.closeTo(4 / 6, 12),
  })
  const left = { step: 'talk_over', places: 1, of: 1, listed: 1, share: expect.closeTo(1 / 6, 12) }
  expect(anatomy.steps).toHaveLength(3)
  expect(anatomy.steps).toContainEqual({ ...left, code: 'blame', coders: ['ana'] })
  expect(anatomy.steps).toContainEqual({ ...left, code: 'praise', coders: ['ben'] })
})

test('[AN8] boundaries, what one coder misses and what one coder adds', () => {
  const { anatomy } = anatomyOfMarks(
    {
      ana: [inTurn('blame', 1), inTurn('blame', 2), ['weather', 5, 15]],
      ben: [inTurn('blame', 1), inTurn('blame', 2), ['weather', 5, 9], inTurn('time', 4)],
      cem: [['weather', 5, 9]],
    },
    { turns: 40 },
  )
  // Blame, twice missed by cem, is four pairs of eight in all; the others are two each.
  expect(anatomy.steps[0]).toEqual({
    step: 'look_for',
    code: 'blame',
    coders: ['cem'],
    places: 2,
    of: 2,
    listed: 2,
    share: expect.closeTo(1 / 2, 12),
  })
  const share = expect.closeTo(1 / 4, 12)
  expect(anatomy.steps).toHaveLength(3)
  expect(anatomy.steps).toContainEqual({
    step: 'define_boundaries',
    code: 'weather',
    places: 1,
    of: 1,
    listed: 1,
    share,
  })
  expect(anatomy.steps).toContainEqual({
    step: 'hold_back',
    code: 'time',
    coders: ['ben'],
    places: 1,
    of: 1,
    listed: 1,
    share,
  })
})

test('[AN8] a step counts places, not pairs of coders, and the list behind it has as many', () => {
  const marks = [1, 2, 3, 4].map((turn) => inTurn('blame', turn))
  const { anatomy, disagreements, data } = anatomyOfMarks({
    ana: marks,
    ben: marks,
    cem: marks.slice(0, 1),
    dan: marks.slice(0, 3),
  })
  const step = anatomy.steps.find((one) => one.step === 'look_for')!
  expect(step).toMatchObject({ code: 'blame', coders: ['cem'] })
  const list = workingList(disagreements, { code: data.codes.indexOf('blame'), kind: 'missed' })
  expect(list.length).toBe(2)
  expect(step).toMatchObject({ places: 2, of: 2, listed: list.length })
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
  })
})

test('[AN8] what is less than one in a hundred of the loss is no step', () => {
  const marks = Array.from({ length: 120 }, (_, turn) => inTurn('blame', turn + 1))
  const { anatomy } = anatomyOfMarks({ ana: marks, ben: [inTurn('weather', 2)] }, { turns: 120 })
  expect(anatomy.steps.map((step) => 'code' in step && step.code)).not.toContain('weather')
})
