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
import { aStudy } from './study.ts'

const settings: AgreementSettings = { unit: 'turn', bootstrap: 60, seed: 7 }

function figure(agreement: Agreement, name: string, code?: string, coders?: [string, string]) {
  const found = agreement.coefficients.filter(
    (one) => one.name === name && one.code === code && one.coders?.join() === coders?.join(),
  )
  expect(found).toHaveLength(1)
  return found[0]!
}

describe('draws of a round', () => {
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
