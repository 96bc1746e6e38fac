import { expect, test } from 'vitest'
import { type AgreementInput, agreementOf } from '#model/agreement/agreement.ts'
import { type EveryCoefficient, everyCoefficient } from '#model/agreement/every-coefficient.ts'
import type { Result } from '#model/agreement/ratings-results.ts'
import { spansReport } from '#model/agreement/reports.ts'
import type { ResultRow } from '#model/agreement/result-rows.ts'
import { aStudy } from './study.ts'

const settings = { unit: 'turn' as const, bootstrap: 0, seed: 1 }
const study = aStudy({ transcripts: 3, turns: 10, coders: 3, codes: 2, spans: 12, seed: 5 })
const input = { ...study, settings }

test('a code has every coefficient of its units, the same figures that the round has, with errors by formula', () => {
  const code = study.codes[0]!
  const { units, transcripts } = everyCoefficient(input, { code })!
  const of = (name: string) => units.find((row) => row.name === name && row.parts.length === 0)!
  const round = agreementOf(input).coefficients.filter(
    (one) => one.code === code && one.coders === undefined,
  )
  const figure = (name: string) => round.find((one) => one.name === name)!
  expect(of('alpha_gwet').value).toBeCloseTo(figure('binary_alpha_by_code').value!, 12)
  expect(of('alpha_gwet').se).toBeCloseTo(figure('binary_alpha_by_code').se!, 12)
  expect(of('fleiss').value).toBeCloseTo(figure('fleiss').value!, 12)
  expect(of('percent').value).toBeCloseTo(figure('percent').value!, 12)
  for (const name of ['ac1', 'bp', 'conger', 'light', 'holsti_mean']) {
    expect(of(name).value, name).toEqual(expect.any(Number))
  }
  expect(of('ac1').ci95).toBeDefined()
  expect(transcripts.map(({ transcript }) => transcript)).toEqual(
    study.transcripts.map(({ id }) => id),
  )
  // Of one transcript alone the figure of the round is that within it.
  const { id } = study.transcripts[0]!
  const alone = agreementOf({ ...input, settings: { ...settings, transcripts: [id] } })
  const wanted = alone.coefficients.find(
    (one) => one.name === 'u_alpha_by_code' && one.code === code,
  )!
  const found = transcripts[0]!.rows.find(({ name }) => name === 'u_alpha')!
  expect(found.value).toBeCloseTo(wanted.value!, 12)
})

test('[AG1] a text that nobody completed changes no figure, error or interval of the others', () => {
  const { transcripts, layers } = aStudy({
    ...{ transcripts: 4, turns: 10, coders: 3, codes: 2, spans: 12, unfinished: 4, seed: 5 },
  })
  const among = layers.map((layer) => ({ ...layer, completed: layer.transcript !== 't001' }))
  const without = {
    transcripts: transcripts.filter(({ id }) => id !== 't001'),
    layers: among.filter(({ transcript }) => transcript !== 't001'),
  }
  const one = { draws: 200, seed: 3 }
  const asked = [undefined, { ...one, method: 'percentile' }, { ...one, method: 'bca' }] as const
  for (const draws of asked) {
    const [found, wanted] = [{ transcripts, layers: among }, without].map((of) =>
      everyCoefficient({ ...input, ...of }, { code: 'code0', ...(draws && { draws }) }),
    )
    expect(found!.units).toEqual(wanted!.units)
    expect(wanted!.units.find(({ name }) => name === 'conger')!.ci95).toBeDefined()
  }
})

test('[AG2] a code that nobody applied has reasons, and one that is not compared has nothing', () => {
  const none = { ...input, layers: input.layers.map((layer) => ({ ...layer, spans: [] })) }
  const { units, transcripts } = everyCoefficient(none, { code: study.codes[0]! })!
  expect(units.find(({ name }) => name === 'fleiss')).toMatchObject({
    value: null,
    reason: 'no_variation',
  })
  const [first] = transcripts
  expect(first!.rows.find(({ name }) => name === 'u_alpha')).toMatchObject({ value: null })
  for (const { value, reason } of first!.rows) if (value === null) expect(reason).toBeDefined()
  expect(everyCoefficient(input, { code: 'gone' })).toBeNull()
})

/** Two texts: all three completed the first, in which codes do not overlap; ana and ben alone the second. */
function twoTexts() {
  const textOf = (id: string) => ({
    ...{ id, length: 100, text: 'a'.repeat(100), language: 'en', speakers: [] },
    turns: [{ ordinal: 1, speaker: null, start: 0, speechStart: 0, end: 100 }],
  })
  const spansOf = (spans: readonly (readonly [number, number, string])[]) =>
    spans.map(([start, end, code]) => ({ start, end, code }))
  const layer = (transcript: string, coder: string, spans: [number, number, string][]) => ({
    ...{ transcript, coder, completed: true },
    spans: spansOf(spans),
  })
  const first = {
    ana: [
      [0, 10, 'x'],
      [20, 30, 'x'],
      [40, 50, 'y'],
    ] as [number, number, string][],
    ben: [
      [1, 10, 'x'],
      [20, 30, 'y'],
      [60, 70, 'x'],
    ] as [number, number, string][],
    cem: [
      [0, 10, 'x'],
      [22, 30, 'x'],
      [40, 52, 'y'],
    ] as [number, number, string][],
  }
  return {
    first,
    input: {
      ...study,
      codes: ['x', 'y'],
      codebook: [],
      settings,
      transcripts: [textOf('t1'), textOf('t2')],
      layers: [
        ...Object.entries(first).map(([coder, spans]) => layer('t1', coder, spans)),
        layer('t2', 'ana', [
          [5, 15, 'x'],
          [5, 15, 'x'],
        ]),
        layer('t2', 'ben', [[5, 15, 'x']]),
      ],
    },
  }
}

test('spans of a code are matched over what both of a pair completed, each with a partner of its own', () => {
  const { matching } = everyCoefficient(twoTexts().input, { code: 'x' })!
  const of = (...parts: string[]) =>
    matching.find(({ name, parts: own }) => name === 'match' && own.join() === parts.join())?.value
  // Of four spans of ana's and three of ben's one is the same: of the two alike in the second text one is alone.
  expect([of('ana|ben', 'exact', 'tp'), of('ana|ben', 'exact', 'f1')]).toEqual([1, 2 / 7])
  expect(of('ana|ben', 'partial', 'tp')).toBe(2)
  // Cem did not complete the second text, where ana's two have nobody to be missed by.
  expect(of('ana|cem', 'exact', 'recall')).toBe(1 / 2)
  expect(of('ana|cem', 'partial', 'f1')).toBe(1)
  const means = matching.filter(({ name }) => name === 'match_mean_f1')
  const f1 = ['ana|ben', 'ana|cem', 'ben|cem'].map((pair) => of(pair, 'exact', 'f1')!)
  expect(means.find(({ parts }) => parts[0] === 'exact')!.value).toBeCloseTo(
    f1.reduce((sum, one) => sum + one, 0) / 3,
    12,
  )
})

test('ku and gamma of a code are those of a file with the same spans, and gamma is left out in time', () => {
  const { input, first } = twoTexts()
  const rows = Object.entries(first).flatMap(([coder, spans]) =>
    spans.map(([start, end, code]) => `${coder},${start},${end},${code}`),
  )
  const gamma = { samples: 10, seed: 3 }
  const fileOf = (wanted: readonly string[]) =>
    spansReport(`coder,start,end,code\n${wanted.join('\n')}\n`, { length: 100, gamma }).results
  const all = fileOf(rows)
  const own = fileOf(rows.filter((row) => row.endsWith(',x')))
  const of = (name: string, found: EveryCoefficient | null) =>
    found!.transcripts[0]!.rows.find((row) => row.name === name && row.parts.length === 0)
  const found = everyCoefficient(input, { code: 'x', gamma })
  const ofX = (result: Result) => (result.value as Record<string, number>).x
  expect(of('ku_alpha', found)!.value).toBeCloseTo(ofX(all.ku_alpha!)!, 12)
  expect(of('gamma_cat', found)!.value).toBeCloseTo(all.gamma_cat!.value as number, 12)
  expect(of('gamma_k', found)!.value).toBeCloseTo(ofX(all.gamma_k!)!, 12)
  expect(of('gamma', found)!.value).toBeCloseTo(own.gamma!.value as number, 12)
  expect(of('u_alpha', found)!.value).toBeCloseTo(own.u_alpha!.value as number, 12)
  const late = everyCoefficient(input, { code: 'x', gamma }, () => true)
  for (const name of ['gamma', 'gamma_cat', 'gamma_k']) {
    expect(of(name, late), name).toMatchObject({ value: null, reason: 'not_computed' })
  }
  expect(of('gamma', everyCoefficient(input, { code: 'x' }))).toBeUndefined()
})

test('units of a code have the interval that was asked for', () => {
  const draws = { draws: 200, seed: 1, method: 'krippendorff', targets: [0.5] } as const
  const { units } = everyCoefficient(input, { code: study.codes[0]!, draws })!
  const alpha = units.find(({ name }) => name === 'alpha_nominal')!
  expect(alpha).toMatchObject({
    interval: { method: 'krippendorff', draws: 200 },
    failing: [{ target: 0.5, share: expect.any(Number) }],
    se: expect.any(Number),
  })
  expect(units.find(({ name }) => name === 'fleiss')!.interval).toEqual({ method: 't' })
})

test.each([
  undefined,
  { draws: 50, seed: 1, method: 'percentile' },
  { draws: 50, seed: 1, method: 'krippendorff' },
] as const)('[AG2] a figure without an interval says why, by draws %j', (draws) => {
  const { units } = everyCoefficient(input, { code: study.codes[0]!, ...(draws && { draws }) })!
  const figures = units.filter(({ parts }) => parts.length === 0)
  expect(figures.length).toBeGreaterThan(8)
  for (const { name, ci95, interval } of figures) {
    expect(interval, name).toBeDefined()
    expect(ci95 === undefined, name).toBe(interval?.method === 'none')
  }
  const light = figures.find(({ name }) => name === 'light')!
  const isDrawn = draws?.method === 'percentile'
  expect(light.interval).toMatchObject(
    isDrawn ? { method: 'percentile' } : { method: 'none', reason: 'no_formula' },
  )
})

test('[AG17] the ledger of a code is of its own spans, and those of all codes add up to the round’s', () => {
  const unfinished = { transcripts: 4, turns: 8, coders: 3, codes: 4, spans: 20, unfinished: 4 }
  const round = { ...aStudy({ ...unfinished, seed: 9 }), settings }
  const ledgers = round.codes.map((code) => everyCoefficient(round, { code })!.ledger)
  const { ledger } = agreementOf(round)
  const sum = (of: (one: typeof ledger) => number) => ledgers.reduce((all, one) => all + of(one), 0)
  for (const place of Object.keys(ledger.spans) as (keyof typeof ledger.spans)[]) {
    expect(
      sum(({ spans }) => spans[place]),
      place,
    ).toBe(ledger.spans[place])
  }
  for (const place of Object.keys(ledger.continuum) as (keyof typeof ledger.continuum)[]) {
    expect(
      sum(({ continuum }) => continuum[place]),
      place,
    ).toBe(ledger.continuum[place])
  }
  expect(ledger.spans.incomplete).toBeGreaterThan(0)
  for (const { spans, units, missing } of ledgers) {
    expect(spans.in).toBeLessThan(ledger.spans.in)
    expect(units).toEqual(ledger.units)
    expect(missing).toHaveLength(ledger.missing.length)
  }
})

test('[AG17] spans of codes that count as the one above them are in its ledger', () => {
  const placed = (id: string, parent?: string) => ({ id, group: 'g', ...(parent && { parent }) })
  const codebook = [placed('code0'), placed('code1', 'code0')] as AgreementInput['codebook']
  const round = { ...study, codebook: codebook!, settings: { ...settings, level: 0 } }
  const { ledger } = everyCoefficient(round, { code: 'code0' })!
  expect(ledger.spans.in).toBe(agreementOf(input).ledger.spans.in)
})

test('pairs name coders in the order that is asked for, kappa the same and precision exchanged with recall', () => {
  const code = study.codes[0]!
  const byId = everyCoefficient(input, { code })!
  const asked = everyCoefficient(input, { code, coders: ['coder2', 'gone', 'coder0'] })!
  const of = (rows: readonly ResultRow[], ...parts: string[]) =>
    rows.find((row) => row.parts.join() === parts.join())?.value
  const kappas = asked.units.filter(({ name }) => name === 'cohen_by_pair')
  const pairs = ['coder2|coder0', 'coder2|coder1', 'coder0|coder1']
  expect(kappas.map(({ parts }) => parts[0])).toEqual(pairs)
  expect(of(asked.units, 'coder2|coder0')).toBeCloseTo(of(byId.units, 'coder0|coder2')!, 12)
  const round = agreementOf(input).coefficients.find(
    (one) => one.name === 'cohen' && one.code === code && one.coders?.join() === 'coder0,coder2',
  )!
  expect(of(asked.units, 'coder2|coder0')).toBeCloseTo(round.value!, 12)
  expect(kappas[0]!.se).toBeCloseTo(round.se!, 12)
  const recall = of(byId.matching, 'coder0|coder2', 'exact', 'recall')!
  expect(of(asked.matching, 'coder2|coder0', 'exact', 'precision')).toBe(recall)
})
