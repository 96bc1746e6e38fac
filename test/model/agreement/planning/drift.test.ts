import { expect, test } from 'vitest'
import { completionKey, driftOf } from '#model/agreement/planning/drift.ts'
import { type ComparedLayer, reliabilityData } from '#model/agreement/reliability.ts'
import { aTranscript } from '../study.ts'

const options = { draws: 500, seed: 3 }
const transcripts = Array.from({ length: 10 }, (_, at) => aTranscript(`t${at}`, { turns: 4 }))

const inOrder = transcripts.map((_, at) => at)

/** Gives code `x` to the first so many turns of a transcript. */
function layer(transcript: number, coder: string, turns: number, completed = true): ComparedLayer {
  const { id, turns: all } = transcripts[transcript]!
  const spans = all
    .slice(0, turns)
    .map(({ speechStart }) => ({ start: speechStart, end: speechStart + 3, code: 'x' }))
  return { transcript: id, coder, completed, spans }
}

/** Ana and Ben code all; `anas` says how many turns of each transcript Ana marks, Ben always marks two. */
function study(anas: readonly number[]) {
  const layers = anas.flatMap((turns, at) => [layer(at, 'ana', turns), layer(at, 'ben', 2)])
  return reliabilityData(transcripts.slice(0, anas.length), layers, ['x'], 'turn')
}

/** Completed in the order of `order`, one a day. */
function times(order: readonly number[]) {
  return new Map(
    order.flatMap((transcript, day) =>
      ['ana', 'ben'].map((coder) => [completionKey(`t${transcript}`, coder), day * 86_400_000]),
    ) as [string, number][],
  )
}

test('a coder who marks ever more drifts from the others, by as much as they differ', () => {
  const [ana] = driftOf(study([2, 2, 2, 2, 2, 4, 4, 4, 4, 4]), times(inOrder), options)
  // At the end two turns of four differ, none with anything in common.
  expect(ana!.points.map((point) => point.agreement)).toEqual([
    ...[1, 1, 1, 1, 1],
    ...[0.5, 0.5, 0.5, 0.5, 0.5],
  ])
  expect(ana!.agreement).toEqual({ early: 1, late: 0.5, ci95: [-0.5, -0.5] })
  expect(ana!.codesPerUnit).toEqual({ early: 0.5, late: 1, ci95: [0.5, 0.5] })
})

test('[PN4] what counts is the order of completing, whatever the order of transcripts', () => {
  const marks = [4, 2, 4, 2, 4, 2, 4, 2, 4, 2]
  const [ana] = driftOf(study(marks), times([1, 3, 5, 7, 9, 0, 2, 4, 6, 8]), options)
  expect(ana!.agreement).toMatchObject({ early: 1, late: 0.5 })
  const [other] = driftOf(study(marks), times([0, 2, 4, 6, 8, 1, 3, 5, 7, 9]), options)
  expect(other!.agreement).toMatchObject({ early: 0.5, late: 1 })
})

test('[PN4] without a trend the interval of the change holds 0', () => {
  const [ana] = driftOf(study([2, 4, 4, 2, 2, 2, 4, 4, 2, 2]), times(inOrder), options)
  const [low, high] = ana!.agreement!.ci95!
  expect(low).toBeLessThan(0)
  expect(high).toBeGreaterThan(0)
})

test('[PN4] of nine transcripts the halves are told, and no interval that would say of a change', () => {
  const marks = [2, 2, 2, 2, 4, 4, 4, 4, 4]
  const [ana] = driftOf(study(marks), times(inOrder.slice(0, 9)), options)
  expect(ana!.agreement).toEqual({ early: 1, late: 0.5, ci95: null })
})

test('of fewer than four transcripts, and of those that nobody else completed, no change is told', () => {
  const [ana] = driftOf(study([2, 4, 2]), times([0, 1, 2]), options)
  expect(ana).toMatchObject({ agreement: null, codesPerUnit: null })
  expect(ana!.points).toHaveLength(3)
  const alone = reliabilityData(
    transcripts,
    [layer(0, 'ana', 2), layer(0, 'ben', 2, false)],
    ['x'],
    'turn',
  )
  expect(driftOf(alone, times([0]), options)).toMatchObject([{ coder: 'ana', points: [] }])
})
