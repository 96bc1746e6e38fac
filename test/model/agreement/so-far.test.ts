import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reliabilityData } from '#model/agreement/reliability.ts'
import { soFar } from '#model/agreement/so-far.ts'
import { aStudy } from './study.ts'

const turns = 6
const study = aStudy({ transcripts: 2, turns, coders: 3, codes: 3, spans: 8, seed: 11 })

/** What each coder gave each turn, by transcript and turn; `null` where a rating is missing. */
function ratingsOf(input: Pick<typeof study, 'transcripts' | 'layers'>): Map<string, string[]> {
  const { units, coders, sets } = reliabilityData(
    input.transcripts,
    input.layers,
    study.codes,
    'turn',
  )
  const { values } = sets.ratings
  return new Map(
    units.map(({ transcript, turn }, unit) => [
      `${transcript.split(' ')[0]} ${turn}`,
      coders.flatMap((coder, column) => {
        const set = values[unit * coders.length + column]!
        return set < 0 ? [] : [`${coder}: ${sets.sets[set]!.join(' ')}`]
      }),
    ]),
  )
}

/** Of a layer that was never opened: the last turn that shares a character with a span. */
function lastCoded({ transcript, spans }: (typeof study.layers)[number]): number {
  const { turns } = study.transcripts.find(({ id }) => id === transcript)!
  const coded = turns.filter((turn) =>
    spans.some(({ start, end }) => start < turn.end && turn.start < end),
  )
  return coded.at(-1)?.ordinal ?? 0
}

test('[RD11] what counts is every turn before the one its coder is at, and what was coded there', () => {
  const whole = ratingsOf(study)
  expect([...whole.values()].some((given) => given.length > 0)).toBe(true)
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          turn: fc.option(fc.integer({ min: 0, max: turns + 1 })),
          completed: fc.boolean(),
        }),
        { minLength: study.layers.length, maxLength: study.layers.length },
      ),
      (states) => {
        const layers = study.layers.map((layer, at) => ({
          ...layer,
          completed: states[at]!.completed,
        }))
        const places = layers.map(({ transcript, coder }, at) => ({
          transcript,
          coder,
          turn: states[at]!.turn,
        }))
        const found = ratingsOf(soFar({ ...study, layers }, places))
        for (const [place, given] of whole) {
          const [transcript, turn] = place.split(' ') as [string, string]
          const wanted = given.filter((rating) => {
            const at = layers.findIndex(
              (layer) => layer.transcript === transcript && rating.startsWith(`${layer.coder}:`),
            )
            const { completed, turn: here } = states[at]!
            if (here === null) return completed || Number(turn) <= lastCoded(layers[at]!)
            return completed || Number(turn) < here
          })
          expect(found.get(place) ?? []).toEqual(wanted)
        }
      },
    ),
  )
})

test('[RD11] once all is completed it is the round itself', () => {
  expect(ratingsOf(soFar(study, []))).toEqual(ratingsOf(study))
})
