import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreementOf } from '#model/agreement/agreement.ts'
import { categoryResults } from '#model/agreement/by-category.ts'
import { byFormula } from '#model/agreement/interval-method.ts'
import { ratingsOf } from '#model/agreement/ratings.ts'
import { ratingsResults } from '#model/agreement/ratings-results.ts'
import { spansResults } from '#model/agreement/spans-results.ts'
import { aTranscript } from './study.ts'

// Figures of other programs that their users found wrong or could not believe, a test each.

const settings = { unit: 'turn', bootstrap: 0, seed: 1 } as const
const codes = ['blame', 'dialogue']

function layer(transcript: string, coder: string, places: [number, number, string][]) {
  const spans = places.map(([start, end, code]) => ({ start, end, code }))
  return { transcript, coder, completed: true, spans }
}

function spansOf(places: Record<string, [number, number, string][]>, length = 100) {
  const spans = Object.entries(places).flatMap(([coder, own]) =>
    own.map(([start, end, code]) => ({ coder, start, end, code })),
  )
  return spansResults({ coders: Object.keys(places), length, spans })
}

const figureOf = (results: ReturnType<typeof spansOf>, name: string) =>
  results[name]!.value as number | null

test('two coders who completed different transcripts have nothing to be compared by', () => {
  const found = agreementOf({
    transcripts: [aTranscript('one'), aTranscript('other')],
    layers: [layer('one', 'ana', [[5, 12, 'blame']]), layer('other', 'ben', [[5, 12, 'blame']])],
    codes,
    settings,
  })
  for (const { value, reason } of found.coefficients) {
    expect({ value, reason }).toEqual({ value: null, reason: 'no_pairs' })
  }
  expect(found.transcripts).toEqual([])
})

test('where one of three coders marked anything, they do not agree', () => {
  const results = spansOf({ ana: [[10, 30, 'blame']], ben: [], cem: [] })
  for (const name of ['alpha_U_1995', 'u_alpha', 'bar_u_alpha']) {
    expect(figureOf(results, name), name).toBeLessThanOrEqual(0)
  }
})

test('full agreement is 1, and what cannot be computed is no number, least of all 0', () => {
  const agreed = ratingsResults(ratingsOf([...'abcabc'].map((value) => [value, value])))
  const alike = ratingsResults(ratingsOf([...'aaaa'].map((value) => [value, value])))
  for (const name of ['alpha_nominal', 'cohen', 'scott', 'fleiss', 'conger', 'ac1', 'bp']) {
    expect(agreed[name]!.value, name).toBeCloseTo(1, 12)
  }
  for (const name of ['alpha_nominal', 'cohen', 'scott', 'fleiss', 'conger']) {
    expect(alike[name], name).toMatchObject({ value: null })
    expect(alike[name]!.reason, name).toBeDefined()
  }
  expect(alike.percent!.value).toBe(1)
})

test('a looser match never scores below a stricter one', () => {
  const place = fc
    .tuple(fc.nat(80), fc.integer({ min: 1, max: 15 }), fc.constantFrom(...codes))
    .map(([start, length, code]): [number, number, string] => [start, start + length, code])
  const layers = fc.array(place, { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(layers, layers, (ana, ben) => {
      const { match } = spansOf({ ana, ben })
      const found = (match!.value as Record<string, Record<string, { tp: number }>>)['ana|ben']!
      const matched = ['exact', 'iou_0.8', 'iou_0.5', 'partial'].map((how) => found[how]!.tp)
      expect(matched).toEqual([...matched].sort((a, b) => a - b))
    }),
    { seed: 3 },
  )
})

test('coders who marked nothing in common get figures or a reason, never NaN', () => {
  const results = spansOf({ ana: [[0, 10, 'blame']], ben: [[50, 60, 'dialogue']] })
  const look = (value: unknown, where: string): void => {
    if (typeof value === 'number') expect(Number.isFinite(value), where).toBe(true)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) look(part, `${where}.${key}`)
    }
  }
  look(results, '')
  expect(figureOf(results, 'u_alpha')).toBeLessThan(0)
  expect(results.cu_alpha).toMatchObject({ value: null, reason: 'no_intersections' })
})

test('a transcript that cannot be compared takes nothing from the figures of the others', () => {
  const [one, empty, lone] = ['one', 'empty', 'lone'].map((id) => aTranscript(id))
  const compared = [
    layer('one', 'ana', [[5, 12, 'blame']]),
    layer('one', 'ben', [[60, 70, 'dialogue']]),
  ]
  const alone = agreementOf({ transcripts: [one!], layers: compared, codes, settings })
  const beside = agreementOf({
    transcripts: [one!, empty!, lone!],
    layers: [
      ...compared,
      { ...layer('empty', 'ana', []), completed: false },
      layer('lone', 'ben', [[5, 12, 'blame']]),
    ],
    codes,
    settings,
  })
  // Of Fleiss' kappa chance takes in units of one coder as well; nothing becomes undefined by them.
  beside.coefficients.forEach(({ name, value }, index) => {
    const before = alone.coefficients[index]!.value
    if (name === 'fleiss') expect(value === null).toBe(before === null)
    else expect(value, name).toBe(before)
  })
  expect(beside.transcripts).toEqual(['one'])
})

test('a missing rating is no category', () => {
  const rated = ['a', 'b', 'a', 'c', 'b', 'a'].map((value) => [value, value === 'c' ? 'a' : value])
  const missing = [...rated.map((unit) => [...unit, null]), [null, null, null]]
  const [without, beside] = [ratingsOf(rated), ratingsOf(missing)]
  expect(ratingsResults(beside).alpha_nominal!.value).toBe(
    ratingsResults(without).alpha_nominal!.value,
  )
  const { value } = categoryResults(beside, byFormula).alpha_by_category
  expect(Object.keys(value)).toEqual(['a', 'b', 'c'])
  expect(value).toEqual(categoryResults(without, byFormula).alpha_by_category.value)
})

test('one disagreement where all else is alike gives 0 by the formula, beside 95 % agreed', () => {
  const matrix = Array.from({ length: 20 }, (_, unit) => ['no', unit === 0 ? 'yes' : 'no'])
  const { alpha_nominal, percent } = ratingsResults(ratingsOf(matrix))
  expect(alpha_nominal!.value).toBeCloseTo(0, 12)
  expect(percent!.value).toBe(0.95)
})

test('spans of one coder that overlap under one code count as the stretch they cover', () => {
  const ben: [number, number, string][] = [[12, 40, 'blame']]
  const overlapping = spansOf({
    ana: [
      [10, 25, 'blame'],
      [20, 35, 'blame'],
    ],
    ben,
  })
  const united = spansOf({ ana: [[10, 35, 'blame']], ben })
  for (const name of ['alpha_U_1995', 'u_alpha', 'bar_u_alpha', 'cu_alpha']) {
    expect(figureOf(overlapping, name), name).toBe(figureOf(united, name))
  }
})

test('several codes on one place are all compared, each under its own name', () => {
  const both: [number, number, string][] = [
    [5, 12, 'blame'],
    [5, 12, 'dialogue'],
  ]
  const found = agreementOf({
    transcripts: [aTranscript('t')],
    layers: [layer('t', 'ana', both), layer('t', 'ben', both.slice(0, 1))],
    codes,
    settings,
  })
  const of = (code: string) =>
    found.coefficients.find((one) => one.name === 'binary_alpha_by_code' && one.code === code)!
  expect(of('blame').value).toBe(1)
  expect(of('dialogue').value).toBeLessThan(1)
  expect(found.differences[0]!.coders.map((one) => one.codes)).toEqual([
    both.map(([, , c]) => c),
    ['blame'],
  ])
})
