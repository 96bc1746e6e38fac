import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementOf } from '#model/agreement/agreement.ts'
import { agreementByTranscript } from '#model/agreement/by-transcript.ts'
import { reliabilityData } from '#model/agreement/reliability.ts'
import { aStudy } from './study.ts'

describe('agreement within each transcript', () => {
  test('[AG11] figures of a transcript are those of a round that has no other', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('turn', 'sentence'), (seed, unit) => {
        const study = aStudy({
          transcripts: 4,
          turns: 5,
          coders: 3,
          codes: 4,
          spans: 7,
          unfinished: 4,
          seed,
        })
        const settings = { unit: unit as 'turn' | 'sentence', bootstrap: 0, seed: 1 }
        const { byTranscript, transcripts } = agreementOf({ ...study, settings })
        expect(byTranscript.map(({ transcript }) => transcript)).toEqual(transcripts)
        for (const own of byTranscript) {
          const alone = agreementOf({
            ...study,
            transcripts: study.transcripts.filter(({ id }) => id === own.transcript),
            layers: study.layers.filter(({ transcript }) => transcript === own.transcript),
            settings,
          })
          const figureOf = (name: string, code?: string) =>
            alone.coefficients.find(
              (one) => one.name === name && one.code === code && one.coders === undefined,
            )!
          expect(own.units).toBe(alone.ledger.units.compared)
          expect(own.coders).toEqual(alone.coders)
          expectSame(own.alpha.value, figureOf('alpha_sets_masi').value)
          expectSame(own.percent, figureOf('percent').value)
          for (const code of study.codes) {
            const wanted = figureOf('binary_alpha_by_code', code)
            const found = own.codes.find((one) => one.code === code)
            expect(found?.units ?? 0).toBe(wanted.parts.unitsWithCode)
            if (found !== undefined) expectSame(found.alpha.value, wanted.value)
            else expect(wanted.value).toBeNull()
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  test('[AG2] a transcript that everybody read alike has no alpha but the reason, and full percent', () => {
    const study = aStudy({ transcripts: 1, turns: 3, coders: 2, codes: 2, spans: 0, seed: 1 })
    const data = reliabilityData(study.transcripts, study.layers, study.codes, 'turn')
    expect(agreementByTranscript(data)).toMatchObject([
      { units: 3, alpha: { value: null, reason: 'no_variation' }, percent: 1, codes: [] },
    ])
  })
})

function expectSame(found: number | null, wanted: number | null): void {
  if (wanted === null) expect(found).toBeNull()
  else expect(found).toBeCloseTo(wanted, 12)
}
