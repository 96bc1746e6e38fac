import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreementOf } from '#model/agreement/agreement.ts'
import { unitKinds } from '#model/agreement/choices.ts'
import type { AgreementSettings } from '#model/agreement/figures.ts'
import { Kept } from '#model/agreement/kept.ts'
import { shareOfAll } from '#model/agreement/steps.ts'
import { aStudy } from './study.ts'

const study = (seed: number) =>
  aStudy({ transcripts: 11, turns: 4, coders: 3, codes: 4, spans: 8, unfinished: 6, seed })

/** Something that happens to a round, told by numbers that are taken as far as there is something. */
const change = fc.record({
  what: fc.constantFrom('complete', 'put', 'take away', 'codable', 'stranger'),
  layer: fc.nat(),
  at: fc.nat(180),
})
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

/** The round after it, as it is read: only what it touched is another object. */
function after(round: ReturnType<typeof study>, { what, layer, at }: Change) {
  const index = layer % round.layers.length
  const before = round.layers[index]!
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
  return {
    ...round,
    layers: round.layers.with(index, changed),
    transcripts: round.transcripts.map((one) => {
      if (one.id !== before.transcript) return one
      const speakers = one.speakers.map(({ label, codable }) => ({ label, codable: !codable }))
      return { ...one, speakers: what === 'codable' ? speakers : one.speakers }
    }),
  }
}

test('[CF1] figures made of what was kept are those made afresh, digit by digit, whatever changed', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.array(fc.tuple(change, fc.constantFrom(...unitKinds)), { minLength: 1, maxLength: 4 }),
      (seed, changes) => {
        const kept = new Kept()
        let round = study(seed)
        const settings = (unit: AgreementSettings['unit']) => ({ unit, bootstrap: 20, seed: 3 })
        agreementOf({ ...round, settings: settings('turn') }, { kept })
        for (const [one, unit] of changes) {
          round = after(round, one)
          const input = { ...round, settings: settings(unit) }
          expect(agreementOf(input, { kept })).toEqual(agreementOf(input))
        }
      },
    ),
    { numRuns: 40 },
  )
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
