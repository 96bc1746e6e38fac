import { expect, test } from 'vitest'
import { agreementOf } from '#model/agreement/agreement.ts'
import { contributionsOf } from '#model/agreement/planning/contributions.ts'
import { neededFor } from '#model/agreement/planning/needed.ts'
import { planOf } from '#model/agreement/planning/plan.ts'
import { seeded } from '#model/agreement/random.ts'
import { type ComparedLayer, reliabilityData } from '#model/agreement/reliability.ts'
import { presenceOf } from '#model/agreement/set-ratings.ts'
import { aStudy } from '../study.ts'

const settings = { unit: 'turn' as const, bootstrap: 200, seed: 4 }
const study = aStudy({ transcripts: 12, turns: 8, coders: 2, codes: 3, spans: 12, seed: 5 })
const input = { ...study, settings }

test('[PN1] what is needed starts from the alpha there is, for each code by transcripts', () => {
  const plan = planOf({ ask: 'needed', by: 'transcripts', width: 0.2 }, input)
  if (plan.ask !== 'needed') throw new Error('another answer')
  expect(plan.coded).toBe(12)
  const { coefficients } = agreementOf({ ...input, settings: { ...settings, bootstrap: 2_000 } })
  expect(plan.codes.map(({ code }) => code)).toEqual(study.codes)
  for (const { code, alpha, now, needed } of plan.codes) {
    const figure = coefficients.find(
      (one) => one.name === 'binary_alpha_by_code' && one.code === code,
    )!
    expect(alpha).toBeCloseTo(figure.value!, 12)
    // The present width is that of the bootstrap, but for chance.
    const [low, high] = figure.ci95!
    expect(now.width! / (high - low)).toBeGreaterThan(0.8)
    expect(now.width! / (high - low)).toBeLessThan(1.25)
    expect(needed! > 12).toBe(now.width! > 0.2)
  }
})

test('each is coded by as many as the round has, unless another number is asked for', () => {
  const three = {
    ...aStudy({ transcripts: 12, turns: 8, coders: 3, codes: 2, spans: 12, seed: 5 }),
    settings,
  }
  const code = three.codes[0]!
  const ask = (coderCount?: number) => {
    const plan = planOf({ ask: 'needed', by: 'transcripts', width: 0.1, code, coderCount }, three)
    if (plan.ask !== 'needed') throw new Error('another answer')
    return plan
  }
  expect(ask()).toMatchObject({ coderCount: 3, usualCoders: 3, coded: 12 })
  expect(ask(2)).toMatchObject({ coderCount: 2, usualCoders: 3, coded: 12 })
  // Three coders a transcript tell more than two of them.
  expect(ask().codes[0]!.now.width!).toBeLessThan(ask(2).codes[0]!.now.width!)
  // Asked for two, the width there is stays that of three, and is that of more transcripts than there are.
  const { present, now, needed } = ask(2).codes[0]!
  expect(present.width!).toBeCloseTo(ask().codes[0]!.now.width!, 12)
  expect(ask().codes[0]!.present).toEqual({ width: present.width, worth: 12 })
  expect(present.worth!).toBeGreaterThan(12)
  expect(needed! - present.worth!).toBeLessThan(needed! - 12)
  expect(now.width!).toBeGreaterThan(present.width!)
  // So many by two have an interval as narrow, and fewer have not.
  const as = planOf(
    { ask: 'needed', by: 'transcripts', width: present.width!, code, coderCount: 2 },
    three,
  )
  expect(as.ask === 'needed' && as.codes[0]!.needed).toBe(present.worth)
  // Where two transcripts have but two coders they are not among those coded by three.
  const layers = three.layers.map((layer) => ({
    ...layer,
    completed: layer.coder !== 'coder2' || layer.transcript > 't001',
  }))
  const some = planOf({ ask: 'needed', by: 'transcripts', width: 0.1 }, { ...three, layers })
  expect(some).toMatchObject({ coderCount: 3, coded: 10 })
})

test('by turns one code is asked for: the one named, else that with the lowest alpha', () => {
  const codeOf = (code?: string) => {
    const plan = planOf({ ask: 'needed', by: 'turns', width: 0.3, code }, input)
    return plan.ask === 'needed' ? [plan.coded, plan.codes.map((one) => one.code)] : []
  }
  expect(codeOf('code2')).toEqual([12 * 8, ['code2']])
  const alphas = agreementOf(input).coefficients.filter(
    ({ name }) => name === 'binary_alpha_by_code',
  )
  const lowest = alphas.reduce((least, one) => (one.value! < least.value! ? one : least))
  expect(codeOf()).toEqual([12 * 8, [lowest.code]])
})

test('a code on fewer than five units is not chosen where another stands on more', () => {
  const [first, ...others] = study.layers
  const once = { code: 'rare', start: 3, end: 9 }
  const layers = [{ ...first!, spans: [...first!.spans, once] }, ...others]
  const ask = (codes: readonly string[]) => {
    const plan = planOf(
      { ask: 'needed', by: 'turns', width: 0.3 },
      { ...input, layers, codes: [...codes], settings: { ...settings, codes: [...codes] } },
    )
    if (plan.ask !== 'needed') throw new Error('another answer')
    return plan.codes.map(({ code, unitsWithCode }) => ({ code, unitsWithCode }))
  }
  expect(ask(['rare', 'code0'])).toMatchObject([{ code: 'code0' }])
  expect(ask(['code0', 'rare'])).toMatchObject([{ code: 'code0' }])
  // Of its alpha, below chance, one unit decides; where there is no other it is answered for all the same.
  expect(ask(['rare'])).toEqual([{ code: 'rare', unitsWithCode: 1 }])
})

test('[PN2] fewer than ten transcripts stand for no others: turns are counted, with all their sentences', () => {
  const nine = study.transcripts.slice(0, 9).map(({ id }) => id)
  const few = { ...input, settings: { ...settings, unit: 'sentence' as const, transcripts: nine } }
  const ask = (by?: 'transcripts') => planOf({ ask: 'needed', by, width: 0.3 }, few)
  expect(ask()).toMatchObject({ by: 'turns', coded: 9 * 8, tooFew: false })
  expect(ask('transcripts')).toMatchObject({ coded: 9, tooFew: true, codes: [] })
  const all = { ...few, settings: { ...few.settings, transcripts: undefined } }
  expect(planOf({ ask: 'needed', width: 0.3 }, all)).toMatchObject({ by: 'transcripts', coded: 12 })
})

test('[PN3] turns that two coders completed are not drawn again, and the others are as they are', () => {
  const layers = study.layers.map((layer) => ({
    ...layer,
    completed: layer.coder === 'coder0' || layer.transcript < 't004',
  }))
  const plan = planOf({ ask: 'draw', number: 20, traits: ['length'] }, { ...input, layers })
  if (plan.ask !== 'draw') throw new Error('another answer')
  expect(plan.candidates).toBe(8 * 8)
  expect(plan.turns).toHaveLength(20)
  for (const { transcript, turn, length, spans } of plan.turns) {
    expect(transcript >= 't004').toBe(true)
    const { turns } = study.transcripts.find(({ id }) => id === transcript)!
    const { speechStart, end } = turns[turn - 1]!
    expect(length).toBe(end - speechStart)
    const starts = layers.flatMap((one) =>
      one.transcript === transcript ? one.spans.map(({ start }) => start) : [],
    )
    expect(spans).toBe(starts.filter((start) => start >= speechStart && start < end).length)
  }
})

test('[PN5] with oneself one agrees as two coders would who did what one did at two times', () => {
  const of = (coder: string) => study.layers.filter((layer) => layer.coder === coder)
  const before: ComparedLayer[] = of('coder1').map((layer) => ({ ...layer, coder: 'coder0' }))
  const plan = planOf({ ask: 'self', before }, { ...input, layers: of('coder0') })
  if (plan.ask !== 'self') throw new Error('another answer')
  const [self] = plan.coders
  const drawn = { ...settings, bootstrap: plan.draws }
  const asTwo = agreementOf({ ...input, settings: drawn }).coefficients
  const alpha = asTwo.find(({ name }) => name === 'alpha_sets_masi')!
  expect(plan.coders).toHaveLength(1)
  expect(self).toMatchObject({ coder: 'coder0', units: 12 * 8 })
  expect([self!.alpha.value, self!.alpha.ci95]).toEqual([alpha.value, alpha.ci95])
})

test('without anything coded by two there is no plan, and no error', () => {
  const layers = study.layers.map((layer) => ({ ...layer, completed: layer.coder === 'coder0' }))
  const ask = (question: Parameters<typeof planOf>[0]) => planOf(question, { ...input, layers })
  expect(ask({ ask: 'needed', width: 0.2 })).toMatchObject({ by: 'turns', coded: 0, codes: [] })
  expect(ask({ ask: 'needed', by: 'transcripts', width: 0.2 })).toMatchObject({ codes: [] })
  expect(ask({ ask: 'drift', completions: [] })).toMatchObject({ coders: [{ points: [] }] })
  expect(ask({ ask: 'self', before: [] })).toMatchObject({ ask: 'self', coders: [] })
})

test('an answer tells the draws that its own intervals were made with', () => {
  const self = planOf({ ask: 'self', before: study.layers }, input)
  if (self.ask !== 'self') throw new Error('another answer')
  const drawn = self.coders.flatMap(({ alpha: { interval } }) =>
    interval.method === 'percentile' ? [interval.draws] : [],
  )
  expect(new Set(drawn)).toEqual(new Set([self.draws]))
  // Simulated widths and intervals of a change are of the formulas that are told to draw as often.
  const needed = planOf({ ask: 'needed', by: 'turns', width: 0.3, code: 'code1' }, input)
  if (needed.ask !== 'needed') throw new Error('another answer')
  expect(needed.codes).toEqual([expect.objectContaining(afresh(needed.draws))])
  expect(needed.codes).not.toEqual([expect.objectContaining(afresh(needed.draws + 1))])
})

/** What the code takes by so many draws, from its figures alone. */
function afresh(draws: number) {
  const { bootstrap: _, seed, ...choices } = settings
  const data = reliabilityData(study.transcripts, study.layers, study.codes, choices)
  const presence = presenceOf(data.sets, study.codes.indexOf('code1'))
  const turns = new Map<string, number>()
  const of = Int32Array.from(data.units, ({ transcript, turn }) => {
    const name = `${transcript} ${turn}`
    turns.set(name, turns.get(name) ?? turns.size)
    return turns.get(name)!
  })
  const coded = contributionsOf(
    presence,
    { places: turns.size, of },
    { coders: 2, random: seeded(seed) },
  )
  return neededFor(coded, { width: 0.3, most: 20_000, seed, draws })
}
