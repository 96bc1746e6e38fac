import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AgreementInput, agreementOf } from '#model/agreement/agreement.ts'
import { setEstimates } from '#model/agreement/all-codes.ts'
import { codeEstimates } from '#model/agreement/by-code.ts'
import { drawnFrom } from '#model/agreement/drawn.ts'
import type { Agreement, AgreementSettings } from '#model/agreement/figures.ts'
import { Kept } from '#model/agreement/kept.ts'
import { drawWithReplacement, seeded } from '#model/agreement/random.ts'
import { reliabilityData } from '#model/agreement/reliability.ts'
import { drawingOf } from '#model/agreement/resampling.ts'
import { Times } from '#model/agreement/times.ts'
import { unitDistances } from '#model/agreement/unit-distances.ts'
import { aStudy, aTranscript } from './study.ts'

const settings: AgreementSettings = { unit: 'turn', bootstrap: 60, seed: 7 }

function figure(agreement: Agreement, name: string, code?: string, coders?: [string, string]) {
  const found = agreement.coefficients.filter(
    (one) => one.name === name && one.code === code && one.coders?.join() === coders?.join(),
  )
  expect(found).toHaveLength(1)
  return found[0]!
}

const twoCoders: AgreementInput = {
  transcripts: [aTranscript('t', { turns: 6 })],
  layers: [
    { transcript: 't', coder: 'ana', completed: true, spans: inTurns([1, 2, 3, 4]) },
    { transcript: 't', coder: 'ben', completed: true, spans: inTurns([1, 2, 3, 5]) },
  ],
  codes: ['blame', 'never'],
  settings: { unit: 'turn', bootstrap: 0, seed: 1 },
}

function inTurns(turns: number[]) {
  const transcript = aTranscript('t', { turns: 6 })
  return turns.map((turn) => {
    const { speechStart } = transcript.turns[turn - 1]!
    return { start: speechStart + 2, end: speechStart + 9, code: 'blame' }
  })
}

describe('agreement of a round', () => {
  test('[AG1] the figures of a round are those worked out by hand', () => {
    const found = agreementOf(twoCoders)
    // Six turns: both 3, ana alone 1, ben alone 1, neither 1. 12 ratings, 8 of them present.
    expect(figure(found, 'percent', 'blame').value).toBeCloseTo(4 / 6, 12)
    expect(figure(found, 'cohen', 'blame', ['ana', 'ben'])).toMatchObject({
      parts: { both: 3, first: 1, second: 1, neither: 1 },
    })
    // po = 4/6, pe = (4/6)(4/6) + (2/6)(2/6) = 20/36: kappa = 1/4
    expect(figure(found, 'cohen', 'blame', ['ana', 'ben']).value).toBeCloseTo(1 / 4, 12)
    expect(figure(found, 'fleiss', 'blame').value).toBeCloseTo(1 / 4, 12)
    // Do = 4/12, De = 2 * 8 * 4 / (12 * 11) = 64/132: alpha = 1 - 44/64
    expect(figure(found, 'binary_alpha_by_code', 'blame').value).toBeCloseTo(1 - 44 / 64, 12)
    expect(figure(found, 'alpha_sets_masi').value).toBeCloseTo(1 - 44 / 64, 12)
    expect(figure(found, 'alpha_nominal').value).toBeCloseTo(1 - 44 / 64, 12)
    expect(figure(found, 'binary_alpha_by_code', 'blame').parts).toMatchObject({
      unitsWithCode: 5,
      pairable: 12,
    })
    expect(found.differing).toBe(2)
    expect(found.differences.map((one) => one.turn)).toEqual([4, 5])
    expect(found.differences[0]!.coders).toEqual([
      { coder: 'ana', codes: ['blame'] },
      { coder: 'ben', codes: [] },
    ])
  })

  test('[AG2] what is not defined is null with a reason, in every state a round can be in', () => {
    const states: [string, AgreementInput, string][] = [
      ['a code nobody applied', twoCoders, 'no_variation'],
      ['nothing completed', { ...twoCoders, layers: open(twoCoders) }, 'no_pairs'],
      ['one coder', { ...twoCoders, layers: twoCoders.layers.slice(0, 1) }, 'no_pairs'],
      ['no layer', { ...twoCoders, layers: [] }, 'no_pairs'],
      ['no transcript', { ...twoCoders, transcripts: [], layers: [] }, 'no_pairs'],
    ]
    for (const [state, input, reason] of states) {
      for (const bootstrap of [0, 50]) {
        const found = agreementOf({ ...input, settings: { ...settings, bootstrap } })
        expect(figure(found, 'binary_alpha_by_code', 'never'), state).toMatchObject({
          value: null,
          reason,
        })
        for (const one of found.coefficients) {
          expect(one.value === null, state).toBe(one.reason !== undefined)
          for (const number of numbersIn(one)) expect(Number.isFinite(number), state).toBe(true)
        }
      }
    }
  })

  test('[AG2] coders who finished different transcripts have no common material, not full agreement', () => {
    const found = agreementOf({
      transcripts: [aTranscript('t'), aTranscript('u')],
      layers: [
        { transcript: 't', coder: 'ana', completed: true, spans: inTurns([1]) },
        { transcript: 'u', coder: 'ben', completed: true, spans: inTurns([1]) },
      ],
      codes: ['blame'],
      settings,
    })
    expect(found.coefficients.map((one) => one.reason)).toEqual(
      found.coefficients.map(() => 'no_pairs'),
    )
    expect(found.ledger.spans).toMatchObject({ in: 2, single: 2, used: 0 })
  })

  test('[AG3] transcripts, layers and spans in any order give the same digits', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (seed, order) => {
        const study = aStudy({ transcripts: 3, turns: 4, coders: 3, codes: 3, spans: 8, seed })
        const shuffled = {
          transcripts: mixed(study.transcripts, order),
          layers: mixed(study.layers, order).map((one) => ({
            ...one,
            spans: mixed(one.spans, order),
          })),
          codes: study.codes,
        }
        expect(agreementOf({ ...shuffled, settings })).toEqual(agreementOf({ ...study, settings }))
      }),
      { numRuns: 25 },
    )
  })

  test('[AG3] coders exchanged or renamed give the same digits', () => {
    fc.assert(
      fc.property(fc.integer(), fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (seed, to) => {
        const study = aStudy({
          transcripts: 3,
          turns: 4,
          coders: 3,
          codes: 3,
          spans: 8,
          unfinished: 5,
          seed,
        })
        const renamed = study.layers.map((one) => ({
          ...one,
          coder: `person${to[Number(one.coder.slice(5))]}`,
        }))
        const before = agreementOf({ ...study, settings })
        const after = agreementOf({ ...study, layers: renamed, settings })
        const digits = (agreement: Agreement, pairName: (coder: string) => string) =>
          agreement.coefficients
            .map(({ name, code, coders, value, se, ci95 }) =>
              JSON.stringify([name, code, coders?.map(pairName).sort(), value, se, ci95]),
            )
            .sort()
        const name = (coder: string) =>
          coder.startsWith('coder') ? `person${to[Number(coder.slice(5))]}` : coder
        expect(digits(after, (coder) => coder)).toEqual(digits(before, name))
      }),
      { numRuns: 40 },
    )
  })

  // Past a hundred transcripts draws are reckoned otherwise.
  test.each([
    [12, 20],
    [105, 2],
  ])(
    '[AG4] a draw of %i transcripts gives exactly what the coefficient gives for them',
    (transcripts, draws) => {
      const whole = aStudy({ transcripts, turns: 4, coders: 3, codes: 3, spans: 6, seed: 5 })
      // One coder is missing on two transcripts, so that pairs differ in what they have in common.
      const study = {
        ...whole,
        layers: whole.layers.map((layer) => ({
          ...layer,
          completed: !(layer.coder === 'coder2' && /t00[37]/.test(layer.transcript)),
        })),
      }
      const data = reliabilityData(study.transcripts, study.layers, study.codes, 'turn')
      const drawn = drawnFrom(data)
      expect(drawn).toMatchObject({ what: 'transcripts', count: transcripts })
      const estimates = [
        ...setEstimates(data, drawn, unitDistances(data), new Kept()),
        ...codeEstimates(data, drawn),
      ]
      const drawings = estimates.map((estimate) => drawingOf([estimate]))
      const random = seeded(11)
      const times = new Float64Array(drawn.count)
      for (let draw = 0; draw < draws; draw++) {
        drawWithReplacement(random, times)
        // The draw stands in one lane, and nothing in the others.
        const lanes = Float64Array.from(
          [...times, 1].flatMap((often) => [0, often, 0, 0, 0, 0, 0, 0]),
        )
        const afresh = agreementOf({
          ...copies(study, times),
          settings: { ...settings, bootstrap: 0 },
        })
        const drawn = new Float64Array(8)
        // Each alone: what it does not say that it is reckoned from is that of another draw.
        for (const [at, { figure: one, again }] of estimates.entries()) {
          drawings[at]!(new Times(lanes))
          const wanted = figure(afresh, one.name, one.code, one.coders).value
          again(drawn)
          if (wanted === null) expect(drawn[1]).toBeNaN()
          else expect(drawn[1]).toBeCloseTo(wanted, 10)
        }
      }
    },
  )

  test('[AG4] every figure is drawn with the same draws, however many figures there are', () => {
    const study = aStudy({ transcripts: 11, turns: 4, coders: 3, codes: 40, spans: 30, seed: 5 })
    const drawnOften = { ...settings, bootstrap: 20_000 }
    const all = agreementOf({ ...study, settings: drawnOften })
    const alone = agreementOf({ ...study, settings: { ...drawnOften, codes: ['code39'] } })
    const ofCode = ({ coefficients }: Agreement) =>
      coefficients.filter(({ code }) => code === 'code39')
    expect(ofCode(alone)).toHaveLength(10)
    expect(ofCode(all)).toEqual(ofCode(alone))
  })

  test('[AG4] an interval lies around its figure, and free spans are drawn by transcripts', () => {
    const study = aStudy({ transcripts: 11, turns: 4, coders: 3, codes: 3, spans: 6, seed: 5 })
    const found = agreementOf({ ...study, settings: { ...settings, bootstrap: 400 } })
    for (const one of found.coefficients) {
      expect(one.interval).toMatchObject({ method: 'percentile', drawn: 'transcripts', of: 11 })
      expect(one.ci95![0]).toBeLessThanOrEqual(one.ci95![1])
      expect(one.value!).toBeGreaterThan(one.ci95![0] - one.se!)
      expect(one.value!).toBeLessThan(one.ci95![1] + one.se!)
    }
  })

  test('[AG5] below ten transcripts turns are drawn with their sentences; free spans never by turns', () => {
    const study = aStudy({ transcripts: 9, turns: 4, coders: 2, codes: 2, spans: 8, seed: 3 })
    const found = agreementOf({ ...study, settings: { ...settings, unit: 'sentence' } })
    expect(figure(found, 'alpha_sets_masi').interval).toMatchObject({ drawn: 'turns', of: 36 })
    expect(figure(found, 'u_alpha_by_code', 'code0').interval).toMatchObject({
      drawn: 'transcripts',
      of: 9,
    })
    const four = study.transcripts.slice(0, 4)
    const few = agreementOf({
      ...study,
      transcripts: four,
      layers: study.layers.filter((layer) => four.some(({ id }) => id === layer.transcript)),
      settings,
    })
    const extremes = figure(few, 'u_alpha_by_code', 'code0')
    expect(extremes.value).not.toBeNull()
    expect(extremes.interval).toEqual({ method: 'none', reason: 'few_transcripts' })
    expect(extremes.ci95).toBeUndefined()
    expect(figure(few, 'alpha_sets_masi').interval).toMatchObject({ drawn: 'turns' })
    const one = agreementOf({
      ...study,
      transcripts: study.transcripts.slice(0, 1),
      layers: study.layers.filter((layer) => layer.transcript === study.transcripts[0]!.id),
      settings,
    })
    const free = figure(one, 'u_alpha_by_code', 'code0')
    expect(free.interval).toEqual({ method: 'none', reason: 'one_transcript' })
    expect(free.ci95).toBeUndefined()
    expect(free.value).not.toBeNull()
  })

  test('[AG6] the same seed gives the same interval, another seed another', () => {
    const study = aStudy({ transcripts: 4, turns: 6, coders: 2, codes: 2, spans: 12, seed: 9 })
    const interval = (seed: number) =>
      figure(agreementOf({ ...study, settings: { ...settings, seed } }), 'alpha_sets_masi').ci95
    expect(interval(1)).toEqual(interval(1))
    expect(interval(1)).not.toEqual(interval(2))
  })
})

/** A study in which each transcript stands as often as it was drawn. */
function copies(
  { transcripts, layers, codes }: Omit<AgreementInput, 'settings'>,
  times: Float64Array,
) {
  const drawn = transcripts.flatMap((transcript, index) =>
    Array.from({ length: times[index]! }, (_, copy) => ({
      transcript,
      id: `${transcript.id} ${copy}`,
    })),
  )
  return {
    transcripts: drawn.map(({ transcript, id }) => ({ ...transcript, id })),
    layers: drawn.flatMap(({ transcript, id }) =>
      layers
        .filter((layer) => layer.transcript === transcript.id)
        .map((layer) => ({ ...layer, transcript: id })),
    ),
    codes,
  }
}

function open({ layers }: AgreementInput) {
  return layers.map((layer) => ({ ...layer, completed: false }))
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(numbersIn)
}

function mixed<T>(things: readonly T[], order: number): T[] {
  return things
    .map((thing, index) => ({ thing, at: Math.imul(order ^ (index * 7919), 0x9e3779b1) >>> 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing)
}
