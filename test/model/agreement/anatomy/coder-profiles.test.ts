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

  test('[AN7] late is who codes after the other, where both times are known', () => {
    const transcript = tens('t', 12)
    const layer = (coder: string, at: (turn: number) => number | undefined) => ({
      transcript: 't',
      coder,
      completed: true,
      spans: eachTurn(12, 2, 8).map(([code, start, end], turn) => {
        const codedAt = at(turn)
        return { code, start, end, ...(codedAt === undefined ? {} : { codedAt }) }
      }),
    })
    const layers = [
      layer('ana', (turn) => 1_000 + turn),
      layer('ben', (turn) => 2_000 + turn),
      // Known for two spans only, once before and once after ana.
      layer('cem', (turn) => (turn === 0 ? 999 : turn === 1 ? 1_500 : undefined)),
    ]
    const data = reliabilityData([transcript], layers, ['blame'], 'turn')
    const speech = new Speech([transcript], data)
    const [ana, ben, cem] = coderProfiles(data, speech, spanTables(data), layers)
    expect(ben!.order).toMatchObject({ value: 1, of: 12, reading: 'late' })
    expect(ana!.order).toMatchObject({ of: 12, reading: 'early' })
    // Before both; after ana and before ben.
    expect(cem!.order).toMatchObject({ value: 1 / 4, of: 2, reading: 'as_others' })
    const without = coderProfiles(data, speech, spanTables(data))
    expect(without[0]!.order).toEqual({ value: null, of: 0, reading: 'too_few' })
  })
})
