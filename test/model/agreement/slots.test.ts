import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementOf } from '#model/agreement/agreement.ts'
import { countsOf } from '#model/agreement/counts.ts'
import { krippendorffAlpha } from '#model/agreement/krippendorff-alpha.ts'
import { ratingsOf } from '#model/agreement/ratings.ts'
import { aTranscript } from './study.ts'

const transcript = aTranscript('t', { turns: 8 })
const scale = [-1, 0, 1, 4]
const slots = [
  { key: 'blamed', label: 'Who is blamed', kind: 'text' as const },
  { key: 'stance', label: 'Stance', kind: 'scale' as const, values: scale },
]

/** What one coder says in the slots of spans on each turn; `null`: the turn has not got the code. */
type Turns = ({ blamed?: string; stance?: number }[] | null)[]

function slotFigures(byCoder: Record<string, Turns>, bootstrap = 0) {
  const { coefficients } = agreementOf({
    transcripts: [transcript],
    layers: Object.entries(byCoder).map(([coder, turns]) => ({
      transcript: 't',
      coder,
      completed: true,
      spans: turns.flatMap((said, turn) =>
        (said ?? []).map((own, index) => {
          const start = transcript.turns[turn]!.speechStart + index
          return { start, end: start + 5, code: 'blame', slots: own }
        }),
      ),
    })),
    codes: ['blame'],
    codebook: [{ id: 'blame', slots }],
    settings: { unit: 'turn', bootstrap, seed: 1 },
  })
  return (slot: string, name: string) =>
    coefficients.find((one) => one.slot === slot && one.name === name)!
}

const one = (blamed: string) => [{ blamed }]

describe('slots as data of their own', () => {
  test('[RD12] alpha of a slot is that of the values alone, worked out by hand', () => {
    const of = slotFigures({
      ana: [one('Mills'), one('farmers'), one('mills'), null, one('state'), null, [{}]],
      ben: [one('mills '), one('state'), one('MILLS'), one('mills'), one('state'), null, one('x')],
    })
    const alpha = of('blamed', 'slot_alpha_nominal')
    // Turns 1, 2, 3, 5: mills-mills, farmers-state, mills-mills, state-state. N = 8, one pair apart.
    // Totals 4, 1, 3: De = (64 - 26) / 56, Do = 2 / 8.
    expect(alpha.value).toBeCloseTo(1 - 0.25 / (38 / 56), 12)
    expect(alpha.parts).toMatchObject({
      ratings: 11,
      valued: 10,
      unvalued: 1,
      several: 0,
      pairedUnits: 4,
      pairable: 8,
    })
  })

  test('[RD12] two values of two spans are no one value that is written as both', () => {
    const both = [{ blamed: 'Anna' }, { blamed: 'Ben' }]
    const of = slotFigures({
      ana: [both, one('x'), one('y')],
      ben: [one('Anna + Ben'), one('x'), one('y')],
    })
    expect(of('blamed', 'slot_alpha_nominal').value).toBeLessThan(1)
    const alike = slotFigures({ ana: [both, one('x')], ben: [[...both].reverse(), one('x')] })
    expect(alike('blamed', 'slot_alpha_nominal').value).toBe(1)
  })

  test('[RD12] a scale has its ordinal and interval alpha, those of the ratings alone', () => {
    const value = fc.option(fc.constantFrom(...scale), { nil: null, freq: 4 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value, value), { minLength: 8, maxLength: 8 }),
        (rows) => {
          const turns = (at: 0 | 1 | 2): Turns =>
            rows.map((row) => (row[at] === null ? null : [{ stance: row[at] }]))
          const of = slotFigures({ ana: turns(0), ben: turns(1), cem: turns(2) })
          const table = rows.map((row) => row.map((one) => (one === null ? null : String(one))))
          const counts = countsOf(ratingsOf(table, scale.map(String)))
          for (const metric of ['ordinal', 'interval'] as const) {
            const wanted = krippendorffAlpha(counts, scale.map(String), metric).value
            const found = of('stance', `slot_alpha_${metric}`).value
            if (wanted === null) expect(found).toBeNull()
            else expect(found).toBeCloseTo(wanted, 10)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('[RD12] every rating of a unit with the code is in one place, whatever is said there', () => {
    const of = slotFigures({
      ana: [[{ stance: 1 }, { stance: 1 }], [{ stance: 0 }, { stance: 1 }], [{ stance: 7 }], [{}]],
      ben: [[{ stance: 1 }], [{ stance: 1 }], [{ stance: 1 }], [{ stance: 1 }]],
    })
    expect(of('stance', 'slot_alpha_interval').parts).toMatchObject({
      ratings: 8,
      valued: 5,
      several: 1,
      notOnScale: 1,
      unvalued: 1,
      pairedUnits: 1,
    })
    // Of words, several at once are a value of their own.
    const words = slotFigures({
      ana: [[{ blamed: 'mills' }, { blamed: 'state' }], one('mills')],
      ben: [[{ blamed: 'state' }, { blamed: 'mills' }], one('state')],
    })('blamed', 'slot_alpha_nominal')
    expect(words.parts).toMatchObject({ valued: 4, pairedUnits: 2, categories: 3 })
    expect(words.value).toBeCloseTo(1 - 2 / 4 / ((16 - 6) / 12), 12)
  })

  test('[AG2] a slot compared in a single unit has no figure and no interval, but the reason', () => {
    const of = slotFigures(
      { ana: [one('Mills'), [{ stance: 1 }]], ben: [one('farmers'), [{ stance: 0 }]] },
      200,
    )
    for (const [slot, name] of [
      ['blamed', 'slot_alpha_nominal'],
      ['stance', 'slot_alpha_ordinal'],
      ['stance', 'slot_alpha_interval'],
    ] as const) {
      const figure = of(slot, name)
      expect(figure, name).toMatchObject({ value: null, reason: 'one_unit' })
      expect(figure.parts.pairedUnits).toBe(1)
      expect(figure).not.toHaveProperty('ci95')
    }
  })

  test('[AG2] where nobody fills a slot there is no figure but the reason, and an interval where there is', () => {
    const empty = slotFigures({ ana: [[{}]], ben: [[{}]] })
    for (const name of ['slot_alpha_ordinal', 'slot_alpha_interval']) {
      expect(empty('stance', name)).toMatchObject({ value: null, reason: 'no_pairs' })
    }
    const turns: Turns = [1, 1, 0, 4, -1, 0, 1, 1].map((stance) => [{ stance }])
    const other: Turns = [1, 0, 0, 4, -1, 1, 1, 0].map((stance) => [{ stance }])
    const drawn = slotFigures({ ana: turns, ben: other }, 200)('stance', 'slot_alpha_interval')
    expect(drawn.interval).toMatchObject({ method: 'percentile', drawn: 'turns' })
    expect(drawn.ci95![0]).toBeLessThan(drawn.value!)
    expect(drawn.ci95![1]).toBeGreaterThanOrEqual(drawn.value!)
  })
})
