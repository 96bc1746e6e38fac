import { describe, expect, test } from 'vitest'
import { coderProfiles } from '#model/agreement/anatomy/coder-profiles.ts'
import { spanTables } from '#model/agreement/anatomy/span-table.ts'
import { Speech } from '#model/agreement/anatomy/speech.ts'
import { reliabilityData } from '#model/agreement/reliability.ts'
import { anatomyOfMarks, type Mark, tens } from './hand-made.ts'

/** One span in each of so many turns. */
function eachTurn(turns: number, from: number, to: number): Mark[] {
  return Array.from({ length: turns }, (_, turn) => ['blame', 10 * turn + from, 10 * turn + to])
}

function profile(marks: Record<string, Mark[]>, coder: string, turns = 12) {
  return anatomyOfMarks(marks, { turns }).anatomy.coders.find((one) => one.coder === coder)!
}

describe('coder profiles', () => {
  test('[AN7] a coder whose spans are twice as long as those of others is broad, the others narrow', () => {
    const marks = { ana: eachTurn(12, 1, 9), ben: eachTurn(12, 3, 7), cem: eachTurn(12, 3, 7) }
    expect(profile(marks, 'ana').length).toMatchObject({ of: 12, reading: 'broad' })
    expect(profile(marks, 'ana').length.value).toBeCloseTo(2, 12)
    expect(profile(marks, 'ana').start).toMatchObject({ value: -2, reading: 'earlier' })
    expect(profile(marks, 'ana').end).toMatchObject({ value: 2, reading: 'later' })
    // Ben’s spans are half as long as ana’s and as long as cem’s: the mean of the two ratios.
    expect(profile(marks, 'ben').length.value).toBeCloseTo(Math.SQRT1_2, 12)
    expect(profile(marks, 'ben').length.reading).toBe('narrow')
  })

  test('[AN7] now longer, now shorter is no habit', () => {
    const marks = {
      ana: [...eachTurn(6, 1, 9), ...eachTurn(12, 3, 5).slice(6)],
      ben: [...eachTurn(6, 3, 5), ...eachTurn(12, 1, 9).slice(6)],
    }
    expect(profile(marks, 'ana').length).toMatchObject({ of: 12, reading: 'as_others' })
    expect(profile(marks, 'ana').length.value).toBeCloseTo(1, 12)
  })

  test('[AN7] a span that meets two of the other coder’s is not matched: it says nothing of length', () => {
    const marks: Record<string, Mark[]> = {
      ana: [
        ['blame', 0, 9],
        ['blame', 12, 18],
      ],
      ben: [
        ['blame', 0, 4],
        ['blame', 5, 9],
        ['blame', 12, 15],
      ],
    }
    expect(profile(marks, 'ana', 2).length).toMatchObject({ of: 1, reading: 'too_few' })
    expect(profile(marks, 'ana', 2).length.value).toBeCloseTo(2, 12)
  })

  test('[AN7] who codes half as often as the others is silent', () => {
    const marks = {
      ana: eachTurn(12, 1, 9).slice(0, 6),
      ben: eachTurn(12, 3, 7),
      cem: eachTurn(12, 3, 7),
    }
    expect(profile(marks, 'ana').number).toMatchObject({
      value: 1 / 2,
      own: 6,
      others: 12,
      of: 12,
      reading: 'silent',
    })
    expect(profile(marks, 'ben').number).toMatchObject({ value: 12 / 9, reading: 'eager' })
  })

  test('[AN7] a single turn, or none coded, is too few', () => {
    expect(profile({ ana: [], ben: [['blame', 1, 3]] }, 'ana', 1).number).toMatchObject({
      value: 0,
      reading: 'too_few',
    })
    expect(profile({ ana: [], ben: [] }, 'ana').number).toMatchObject({
      value: null,
      reading: 'too_few',
    })
  })

  test('[AN7] a coder who completed nothing together with another has no profile', () => {
    expect(anatomyOfMarks({ ana: [['blame', 1, 3]] }).anatomy.coders).toEqual([])
  })

  /** Profiles on so many transcripts of twelve turns, spans coded at the given second of each turn. */
  function timed(
    transcripts: number,
    at: Record<string, (turn: number, of: number) => number | null>,
  ) {
    const all = Array.from({ length: transcripts }, (_, of) => tens(`t${of}`, 12))
    const layers = all.flatMap(({ id }, of) =>
      Object.entries(at).map(([coder, secondOf]) => ({
        transcript: id,
        coder,
        completed: true,
        spans: eachTurn(12, 2, 8).map(([code, start, end], turn) => {
          const second = secondOf(turn, of)
          const codedAt = second === null ? {} : { codedAt: new Date(second * 1_000).toISOString() }
          return { code, start, end, ...codedAt }
        }),
      })),
    )
    const data = reliabilityData(all, layers, ['blame'], 'turn')
    return coderProfiles(data, new Speech(all, data), spanTables(data), layers)
  }

  test('[AN7] late is who codes after the other, where both times are known', () => {
    const [ana, ben, cem] = timed(2, {
      ana: (turn) => 1_000 + turn,
      ben: (turn) => 2_000 + turn,
      // Known for two spans of each transcript only, once before and once after ana.
      cem: (turn) => (turn === 0 ? 999 : turn === 1 ? 1_500 : null),
    })
    expect(ben!.order).toMatchObject({ value: 1, of: 2 })
    // After nobody but once after cem, of one partner where cem has no time, of two where he has.
    expect(ana!.order.value).toBeCloseTo(1 / 2 / 12, 12)
    // Before both; after ana and before ben.
    expect(cem!.order).toMatchObject({ value: 1 / 4, of: 2, reading: 'as_others' })
    expect(timed(2, { ana: () => null, ben: () => null })[0]!.order).toEqual({
      value: null,
      of: 0,
      reading: 'too_few',
    })
  })

  test('[AN7] a transcript is one observation of when a coder works, however many spans it has', () => {
    const after = { ana: (turn: number) => turn, ben: (turn: number) => 100 + turn }
    expect(timed(1, after)[1]!.order).toEqual({ value: 1, of: 1, reading: 'too_few' })
    // By Wilson: of three transcripts the lower end is .44, of four .51.
    expect(timed(3, after)[1]!.order.reading).toBe('as_others')
    const four = timed(4, after)[1]!.order
    expect(four.reading).toBe('late')
    expect(four.ci95![0]).toBeCloseTo(4 / (4 + 1.959963984540054 ** 2), 12)
    expect(four.ci95![1]).toBeCloseTo(1, 12)
    expect(timed(4, after)[0]!.order.reading).toBe('early')
    // Now before, now after: no habit.
    const [, ben] = timed(4, { ana: () => 50, ben: (_, of) => (of % 2 === 0 ? 10 : 90) })
    expect(ben!.order).toMatchObject({ value: 1 / 2, reading: 'as_others' })
  })
})
