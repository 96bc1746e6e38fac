import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AgreementInput } from '#model/agreement/agreement.ts'
import { kinds } from '#model/agreement/anatomy/kinds.ts'
import { LastAnatomy } from '#model/agreement/anatomy/last-anatomy.ts'
import { AnatomyQuestion, answerTo } from '#model/agreement/anatomy/question.ts'
import { aStudy } from '../study.ts'
import { tens } from './hand-made.ts'

const study = aStudy({ transcripts: 3, turns: 6, coders: 3, codes: 4, spans: 10, seed: 5 })
const codebook = study.codes.map((id) => ({ id, group: 'Stance' }))

const input = (more: Partial<AgreementInput> = {}): AgreementInput => ({
  ...study,
  // As they are read anew: other lists of the same transcripts and layers.
  transcripts: [...study.transcripts],
  layers: [...study.layers],
  codebook,
  settings: { unit: 'turn', bootstrap: 0, seed: 1 },
  ...more,
})

/** The same round with one coder's last span taken away on one transcript. */
function changedAt(at: number): AgreementInput {
  const layers = study.layers.map((layer, place) =>
    place === at ? { ...layer, spans: layer.spans.slice(0, -1) } : layer,
  )
  return input({ layers })
}

const questions = fc.record({
  over: fc.constantFrom('units', 'positions'),
  code: fc.option(fc.constantFrom(...study.codes), { nil: undefined }),
  kind: fc.option(fc.constantFrom(...kinds), { nil: undefined }),
  order: fc.constantFrom('place', 'cost'),
  from: fc.integer({ min: 0, max: 20 }),
  count: fc.integer({ min: 0, max: 5 }),
})
const rounds = fc.oneof(
  fc.constant(input()),
  fc.integer({ min: 0, max: study.layers.length - 1 }).map(changedAt),
  fc
    .constantFrom('sentence', 'turn')
    .map((unit) => input({ settings: { unit: unit as 'turn', bootstrap: 0, seed: 1 } })),
  fc.constant(input({ codebook: codebook.map(({ id }) => ({ id })) })),
)

test('[AN9] question upon question, the answers are those given afresh, whatever changed between', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(questions, rounds), { minLength: 2, maxLength: 6 }), (asked) => {
      const last = new LastAnatomy()
      for (const [given, round] of asked) {
        const question = AnatomyQuestion.parse(given)
        expect(answerTo(question, round, last)).toEqual(answerTo(question, round))
      }
    }),
    { numRuns: 30 },
  )
})

test('[AN9] what a round rests on is made once for all questions about it', () => {
  const last = new LastAnatomy()
  const made = last.of(input(), 'units')
  const drawn = input({ settings: { unit: 'turn', bootstrap: 500, seed: 9 } })
  expect(last.of(drawn, 'units')).toBe(made)
  expect(last.of(changedAt(0), 'units')).not.toBe(made)
})

test('[AN4] a set that the codebook declares exclusive makes its codes rivals', () => {
  const transcript = tens('t', 1)
  const layer = (coder: string, code: string) => ({
    transcript: 't',
    coder,
    completed: true,
    spans: [{ code, start: 2, end: 8 }],
  })
  const kindsWith = (sets: { exclusive?: string }) => {
    const given = {
      transcripts: [transcript],
      layers: [layer('ana', 'blame'), layer('ben', 'weather')],
      codes: ['blame', 'weather'],
      codebook: [
        { id: 'blame', ...sets },
        { id: 'weather', ...sets },
      ],
      settings: { unit: 'turn' as const, bootstrap: 0, seed: 1 },
    }
    const { list } = answerTo(AnatomyQuestion.parse({}), given)!
    return list.shown.map(({ kind, instead }) => [kind, instead])
  }
  expect(kindsWith({})).toEqual([
    ['one_sided', []],
    ['one_sided', []],
  ])
  expect(kindsWith({ exclusive: 'Stance' })).toEqual([
    ['other_code', ['weather']],
    ['other_code', ['blame']],
  ])
})
