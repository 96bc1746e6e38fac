import { describe, expect, test } from 'vitest'
import { agreementOf } from '#model/agreement/agreement.ts'
import { addingUp } from '#model/agreement/anatomy/adding-up.ts'
import { anatomyOf } from '#model/agreement/anatomy/anatomy.ts'
import { sayingOf, sayingOfPair } from '#model/agreement/anatomy/saying.ts'
import { positionByCode } from '#model/agreement/position.ts'
import { reliabilityData } from '#model/agreement/reliability.ts'
import { aStudy } from '../study.ts'
import { anatomyOfMarks, anatomyOfStudy, codebook, type Mark, tens } from './hand-made.ts'

describe('what agreement is lost to', () => {
  test('[AN2] two coders, four units, worked out by hand', () => {
    const { anatomy } = anatomyOfMarks({
      ana: [
        ['blame', 2, 8],
        ['blame', 12, 18],
        ['blame', 22, 28],
      ],
      ben: [
        ['blame', 1, 9],
        ['praise', 13, 17],
      ],
    })
    const blame = anatomy.codes[0]!
    // Blame: both in 1, ana alone in 2 and 3. Eight values, four of them blame: Do = 2 * 2 / 8,
    // De = 2 * 4 * 4 / (8 * 7), so 1 - alpha = 7/8, one half of it with praise instead.
    expect(blame).toMatchObject({ code: 'blame', present: 4, pairable: 8 })
    expect(blame.alpha).toBeCloseTo(1 / 8, 12)
    expect(blame.lost).toEqual({
      other_code: expect.closeTo(7 / 16, 12),
      boundary: 0,
      missed: 0,
      extra: 0,
      one_sided: expect.closeTo(7 / 16, 12),
    })
    // Praise: ben alone in 2. De = 2 * 1 * 7 / (8 * 7) = 1/4 = Do.
    expect(anatomy.codes[1]).toMatchObject({ alpha: 0, Do: 1 / 4, De: 1 / 4 })
    // Weather and time vary not at all.
    expect(anatomy.codes[2]).toMatchObject({ alpha: null, reason: 'no_variation', De: 0 })
    // All together: Do = 1/2 + 1/4 over De = 4/7 + 1/4.
    expect(anatomy.all.alpha).toBeCloseTo(1 - 3 / 4 / (4 / 7 + 1 / 4), 12)
    expect(anatomy.all.pairs).toEqual({
      other_code: 2,
      boundary: 0,
      missed: 0,
      extra: 0,
      one_sided: 1,
    })
  })

  test('[AN2] positions of the same, by hand', () => {
    const { anatomy } = anatomyOfMarks(
      { ana: [['blame', 2, 8]], ben: [['blame', 4, 9]] },
      { over: 'positions' },
    )
    // 80 values, 11 of them blame; 3 positions differ: Do = 6/80, De = 2 * 11 * 69 / (80 * 79).
    const { alpha, lost } = anatomy.codes[0]!
    const De = (2 * 11 * 69) / (80 * 79)
    expect(alpha).toBeCloseTo(1 - 6 / 80 / De, 12)
    expect(lost.boundary).toBeCloseTo(6 / 80 / De, 12)
  })

  test('[AN2] a pair of coders is measured on what both completed', () => {
    const here: Mark[] = [['blame', 2, 8]]
    const { anatomy } = anatomyOfStudy({
      t: { ana: here, ben: here, cem: [] },
      u: { ana: here, ben: [] },
      v: { ana: here },
    })
    const of = (pair: string) => anatomy.pairs.find(({ coders }) => coders.join() === pair)!
    // Ana and ben: eight units, one of which differs; of the 16 values three are blame.
    expect(of('ana,ben').alpha).toBeCloseTo(1 - 2 / 16 / ((2 * 3 * 13) / (16 * 15)), 12)
    expect(of('ana,ben')).toMatchObject({ firstHas: { one_sided: 1 }, pairs: { one_sided: 1 } })
    // Ben and cem: only the first transcript, where most have it and cem has not.
    expect(of('ben,cem')).toMatchObject({ Do: 2 / 8, firstHas: { missed: 1 } })
    expect(anatomy.codesOfPairs!.map((one) => `${one.code} ${one.coders}`)).toEqual([
      'blame ana,ben',
      'blame ana,cem',
      'blame ben,cem',
    ])
  })

  test('[AN2] alpha is that of the figures: by code on units, and position by position', () => {
    const study = aStudy({ transcripts: 3, turns: 8, coders: 3, codes: 4, spans: 9, seed: 4 })
    const data = reliabilityData(study.transcripts, study.layers, study.codes, 'turn')
    const codebook = study.codes.map((id) => ({ id, group: 'One' }))
    const { coefficients } = agreementOf({
      ...study,
      settings: { unit: 'turn', bootstrap: 0, seed: 1 },
    })
    const on = (over: 'units' | 'positions', only = data) =>
      anatomyOf({ data: only, transcripts: study.transcripts, codebook, over }).anatomy.codes
    for (const { code, alpha } of on('units')) {
      const figure = coefficients.find(
        (one) => one.name === 'binary_alpha_by_code' && one.code === code,
      )!
      expect(figure.value).not.toBeNull()
      expect(alpha).toBeCloseTo(figure.value!, 12)
    }
    const single = { ...data, continua: data.continua.slice(0, 1) }
    const byCode = positionByCode(single.continua[0]!.continuum)
    for (const { code, alpha } of on('positions', single)) {
      expect(alpha).toBeCloseTo(byCode[code]!.alpha!, 12)
    }
  })

  test('[AN2] where nothing was rated twice, or nothing varies, nothing is lost, and it says why', () => {
    const alone = anatomyOfMarks({ ana: [['blame', 2, 8]] }).anatomy
    expect(alone.all).toMatchObject({ alpha: null, reason: 'no_pairs' })
    expect(sayingOf(alone.all)).toEqual({ says: 'undefined', reason: 'no_pairs' })
    const empty = anatomyOfMarks({ ana: [], ben: [] }, { over: 'positions' }).anatomy
    expect(empty.all).toMatchObject({ alpha: null, reason: 'no_variation' })
    const same = anatomyOfMarks({ ana: [['blame', 2, 8]], ben: [['blame', 2, 8]] }).anatomy
    expect(same.all.alpha).toBe(1)
    expect(sayingOf(same.all)).toEqual({ says: 'nothing_lost' })
    for (const found of [alone, empty, same]) {
      expect(found).toMatchObject({ confusions: [], passages: [], steps: [] })
      expect(found.costs).toEqual({ transcripts: [], speakers: [], turns: [] })
    }
  })

  test('[AN2] parts that do not add up are a defect, and stop', () => {
    const { anatomy } = anatomyOfMarks({ ana: [['blame', 2, 8]], ben: [] })
    const lost = { all: anatomy.all, codes: anatomy.codes }
    // One unit in which the two differ: 2 * 1 * 1 / 1.
    expect(addingUp(lost, Float64Array.of(2, 0, 0, 0))).toBe(lost)
    expect(() => addingUp(lost, Float64Array.of(2 + 1e-10, 0, 0, 0))).toThrow('The parts of blame')
    expect(() => addingUp(lost, Float64Array.of(2, 1, 0, 0))).toThrow('The parts of')
  })

  test('[AN2] the parts add up in the longest text by the most coders', () => {
    const length = 5_000_000
    const text = { ...tens('t', 0), text: 'x'.repeat(length), length }
    const layers = Array.from({ length: 200 }, (_, coder) => ({
      transcript: 't',
      coder: `coder${coder}`,
      completed: true,
      spans: coder < 3 ? [{ code: 'blame', start: coder, end: 10 }] : [],
    }))
    const data = reliabilityData([text], layers, ['blame'], 'turn')
    const { anatomy } = anatomyOf({ data, transcripts: [text], codebook, over: 'positions' })
    // Position 0: one has it; position 1: two; eight positions: three, of 200 coders.
    const pairs = 1 * 199 + 2 * 198 + 8 * 3 * 197
    const Do = (2 * pairs) / 199 / (200 * length)
    expect(anatomy.all.Do).toBeCloseTo(Do, 18)
    expect(anatomy.codes[0]).toMatchObject({ present: 27, pairable: 200 * length })
  })

  test('[AN8] a figure says which kind takes most of what is lost', () => {
    const { anatomy } = anatomyOfMarks({
      ana: [
        ['blame', 2, 8],
        ['blame', 12, 18],
        ['blame', 22, 28],
      ],
      ben: [['praise', 2, 8]],
    })
    expect(sayingOf(anatomy.codes[0]!)).toMatchObject({
      says: 'mostly',
      kinds: ['one_sided'],
      share: expect.closeTo(2 / 3, 12),
    })
  })

  test('[AN8] of two coders it is told who has codes more often where they differ', () => {
    const { anatomy } = anatomyOfMarks({
      ana: [
        ['blame', 2, 8],
        ['blame', 12, 18],
      ],
      ben: [['weather', 2, 8]],
      cem: [['blame', 12, 18]],
    })
    const saidOf = (pair: string) =>
      sayingOfPair(anatomy.pairs.find(({ coders }) => coders.join() === pair)!)
    expect(saidOf('ana,ben')).toEqual({ coder: 'ana', pairs: 2, of: 3 })
    expect(saidOf('ben,cem')).toEqual({ coder: null, pairs: 1, of: 2 })
    expect(saidOf('ana,cem')).toEqual({ coder: 'ana', pairs: 1, of: 1 })
  })
})
