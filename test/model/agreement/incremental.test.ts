import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreementOf } from '#model/agreement/agreement.ts'
import { unitKinds } from '#model/agreement/choices.ts'
import type { AgreementSettings } from '#model/agreement/figures.ts'
import { Kept } from '#model/agreement/kept.ts'
import { LastSpreads } from '#model/agreement/last-spreads.ts'
import { shareOfAll } from '#model/agreement/steps.ts'
import { aStudy } from './study.ts'

const study = (seed: number) =>
  aStudy({ transcripts: 11, turns: 4, coders: 3, codes: 4, spans: 8, unfinished: 6, seed })

/** Something that happens to a round, told by numbers that are taken as far as there is something. */
const change = fc.record({
  what: fc.constantFrom(
    ...(['complete', 'put', 'take away', 'codable', 'stranger'] as const),
    ...(['new transcript', 'new coder', 'undo'] as const),
  ),
  layer: fc.nat(),
  at: fc.nat(180),
})
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never
type Round = ReturnType<typeof study>

/** The round after it, as it is read: only what it touched is another object. */
function after(round: Round, { what, layer, at }: Change): Round {
  const index = layer % round.layers.length
  const before = round.layers[index]!
  if (what === 'new transcript') return withTranscript(round, at)
  const span = { start: at, end: at + 12, code: what === 'stranger' ? 'unheard of' : 'code1' }
  const changed = {
    ...before,
    completed: what === 'complete' ? !before.completed : before.completed,
    spans:
      what === 'put' || what === 'stranger'
        ? [...before.spans, span]
        : what === 'take away'
          ? before.spans.slice(1)
          : before.spans,
  }
  const newer = { ...before, coder: `new${at % 2}`, completed: true, spans: [span] }
  const layers = round.layers.with(index, changed)
  const others = layers.filter(
    (one) => one.transcript !== newer.transcript || one.coder !== newer.coder,
  )
  return {
    ...round,
    layers: what === 'new coder' ? [...others, newer] : layers,
    transcripts: round.transcripts.map((one) => {
      if (one.id !== before.transcript) return one
      const speakers = one.speakers.map(({ label, codable }) => ({ label, codable: !codable }))
      return { ...one, speakers: what === 'codable' ? speakers : one.speakers }
    }),
  }
}

/** The round with one transcript more, coded as another one is. */
function withTranscript(round: Round, at: number): Round {
  const known = round.transcripts[at % round.transcripts.length]!
  const id = `t${at % 7}a`
  if (round.transcripts.some((one) => one.id === id)) return round
  const layers = round.layers.filter(({ transcript }) => transcript === known.id)
  return {
    ...round,
    transcripts: [...round.transcripts, { ...known, id }],
    layers: [...round.layers, ...layers.map((layer) => ({ ...layer, transcript: id }))],
  }
}

test('[CF1] figures made of what was kept are those made afresh, digit by digit, whatever changed', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.constantFrom('percentile' as const, 'bca' as const),
      fc.array(fc.tuple(change, fc.constantFrom(...unitKinds, 'turn')), {
        minLength: 1,
        maxLength: 5,
      }),
      (seed, interval, changes) => {
        const before = { kept: new Kept(), spreads: new LastSpreads() }
        const rounds = [study(seed)]
        const settings = (unit: AgreementSettings['unit']) => ({
          ...{ unit, bootstrap: 20, seed: 3, interval },
        })
        agreementOf({ ...rounds[0]!, settings: settings('turn') }, before)
        for (const [one, unit] of changes) {
          if (one.what === 'undo' && rounds.length > 1) rounds.pop()
          else rounds.push(after(rounds.at(-1)!, one))
          const input = { ...rounds.at(-1)!, settings: settings(unit) }
          expect(agreementOf(input, before)).toEqual(agreementOf(input))
        }
      },
    ),
    { numRuns: 40 },
  )
})

test('of a layer that changed only the figures that rest on it are drawn again', () => {
  const before = { kept: new Kept(), spreads: new LastSpreads() }
  const round = aStudy({ transcripts: 12, turns: 6, coders: 3, codes: 4, spans: 12, seed: 1 })
  const settings = { unit: 'turn' as const, bootstrap: 20, seed: 3 }
  const ofCode0 = round.layers[0]!.spans.filter(({ code }) => code !== 'code0')
  const recoded = { ...round.layers[0]!, spans: ofCode0 }
  const changed = {
    ...round,
    transcripts: round.transcripts.map((one) => (one.id === recoded.transcript ? { ...one } : one)),
    layers: round.layers.with(0, recoded),
  }
  expect(recoded.spans.length).toBeLessThan(round.layers[0]!.spans.length)
  const [first, second] = [round, changed].map((one) =>
    agreementOf({ ...one, settings }, before).coefficients.filter(({ code }) => code !== undefined),
  )
  const drawnAgain = second!.filter(({ interval }, at) => interval !== first![at]!.interval)
  const named = drawnAgain.map(({ name, code, coders = [] }) => [name, code, ...coders].join(' '))
  expect(named.sort()).toEqual([
    'binary_alpha_by_code code0',
    'cohen code0 coder0 coder1',
    'cohen code0 coder0 coder2',
    'fleiss code0',
    'percent code0',
    'percent code0 coder0 coder1',
    'percent code0 coder0 coder2',
    'u_alpha_by_code code0',
  ])
})

test('what was made of a thing is made once, and anew once so many others were asked for', () => {
  const kept = new Kept()
  const made: string[] = []
  const ask = (thing: object, name: string) => kept.of(thing, name, () => made.push(name))
  const [one, other] = [{}, {}]
  for (const name of ['a', 'b', 'a', 'a']) ask(one, name)
  ask(other, 'a')
  expect(made).toEqual(['a', 'b', 'a'])
  for (const name of 'cdefghij') ask(one, name)
  ask(one, 'a')
  expect(made.at(-1)).toBe('a')
})

test('how much is done is told in steps that never go back, and ends near all', () => {
  const told: number[] = []
  const settings = { unit: 'turn' as const, bootstrap: 50, seed: 1 }
  agreementOf(
    { ...study(1), settings },
    { tell: (step, share) => told.push(shareOfAll(step, share)) },
  )
  expect(told).toEqual([...told].sort((a, b) => a - b))
  expect(told[0]).toBe(shareOfAll('reading', 1))
  expect(told.at(-1)).toBeGreaterThan(0.95)
  expect(told.at(-1)).toBeLessThan(1)
})
