import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AgreementInput } from '#model/agreement/agreement.ts'
import { kinds } from '#model/agreement/anatomy/kinds.ts'
import { LastAnatomy } from '#model/agreement/anatomy/last-anatomy.ts'
import { AnatomyQuestion, answerTo } from '#model/agreement/anatomy/question.ts'
import { aStudy } from '../study.ts'

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
