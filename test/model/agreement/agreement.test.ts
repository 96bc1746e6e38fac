import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AgreementInput, agreementOf } from '#model/agreement/agreement.ts'
import type { Agreement, AgreementSettings } from '#model/agreement/figures.ts'
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
})

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
