import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ComparedLayer, reliabilityData } from '#model/agreement/reliability.ts'
import { presenceOf } from '#model/agreement/set-ratings.ts'
import { aStudy, aTranscript } from './study.ts'

const layer = (
  coder: string,
  spans: [number, number, string][] | null,
  transcript = 't',
): ComparedLayer => ({
  transcript,
  coder,
  completed: spans !== null,
  spans: (spans ?? []).map(([start, end, code]) => ({ start, end, code })),
})

/** Units x coders of one code: 1, 0, or -1 where missing. */
function presence(data: ReturnType<typeof reliabilityData>, code: string): number[][] {
  const { values, coders, units } = presenceOf(data.sets, data.codes.indexOf(code))
  return Array.from({ length: units }, (_, unit) => [
    ...values.slice(unit * coders, (unit + 1) * coders),
  ])
}

describe('from layers to reliability data', () => {
  const transcript = aTranscript('t', { turns: 3 })
  const second = transcript.turns[1]!

  test('[RD1] a coder who did not complete a transcript is missing on it, one with nothing coded is there', () => {
    const data = reliabilityData(
      [transcript, aTranscript('u', { turns: 1 })],
      [
        layer('ana', [[second.speechStart, second.speechStart + 4, 'blame']]),
        layer('ben', []),
        { ...layer('cem', [[3, 9, 'blame']]), completed: false },
        layer('cem', [], 'u'),
      ],
      ['blame'],
      'turn',
    )
    expect(data.coders).toEqual(['ana', 'ben', 'cem'])
    expect(presence(data, 'blame')).toEqual([
      [0, 0, -1],
      [1, 0, -1],
      [0, 0, -1],
      [-1, -1, 0],
    ])
    expect(data.ledger.missing).toEqual([{ transcript: 't', coder: 'cem', spans: 1 }])
  })

  test('[RD2] a unit has a code when a span of it overlaps the unit by a character', () => {
    const data = reliabilityData(
      [transcript],
      [layer('ana', [[transcript.turns[0]!.end - 1, second.speechStart + 1, 'blame']])],
      ['blame'],
      'turn',
    )
    expect(presence(data, 'blame')).toEqual([[1], [1], [0]])
    const beside = reliabilityData(
      [transcript],
      [layer('ana', [[transcript.turns[0]!.end, second.speechStart, 'blame']])],
      ['blame'],
      'turn',
    )
    expect(presence(beside, 'blame')).toEqual([[0], [0], [0]])
    expect(beside.ledger.spans.outsideTurns).toBe(1)
  })

  test('[RD4] turns of speakers who are not codable are no units, and spans in them are counted apart', () => {
    const interview = aTranscript('t', { turns: 4, questions: true })
    const [question, answer] = interview.turns
    const data = reliabilityData(
      [interview],
      [
        layer('ana', [
          [question!.speechStart, question!.end, 'blame'],
          [question!.end - 2, answer!.speechStart + 3, 'threat'],
        ]),
        layer('ben', []),
      ],
      ['blame', 'threat'],
      'turn',
    )
    expect(data.units.map((unit) => unit.turn)).toEqual([2, 4])
    expect(data.ledger.spans).toMatchObject({ in: 2, notCodable: 1, used: 1 })
    expect(data.ledger.turns.notCodable).toBe(2)
  })

  test('[RD5] a turn’s sentences are units, line ends within them notwithstanding', () => {
    const text = 'It rained\nall day. Then Ames said: “No.” Why 😀? Nobody\nknew.'
    const data = reliabilityData(
      [{ id: 't', text, length: [...text].length, language: 'en', turns: [], speakers: [] }],
      [layer('ana', [])],
      ['blame'],
      'sentence',
    )
    const points = [...text]
    expect(data.units.map(({ start, end }) => points.slice(start, end).join(''))).toEqual([
      'It rained\nall day.',
      'Then Ames said: “No.”',
      'Why 😀?',
      'Nobody\nknew.',
    ])
    expect(data.units.map(({ turn, sentence }) => `${turn}.${sentence}`)).toEqual([
      '1.1',
      '1.2',
      '1.3',
      '1.4',
    ])
  })

  test('[RD5] a very long turn is cut as its sentences are', () => {
    const sentences = Array.from({ length: 20_000 }, (_, index) => `Sentence ${index} ends here.`)
    const text = sentences.join(' ')
    const data = reliabilityData(
      [{ id: 't', text, length: text.length, language: 'en', turns: [], speakers: [] }],
      [layer('ana', [])],
      [],
      'sentence',
    )
    expect(data.units).toHaveLength(20_000)
    expect(text.slice(data.units[12_345]!.start, data.units[12_345]!.end)).toBe(sentences[12_345])
  })

  test('[RD6] every span that goes in is in one place of the ledger, whatever it overlaps', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('turn', 'sentence'), (seed, kind) => {
        const study = aStudy({
          transcripts: 4,
          turns: 5,
          coders: 3,
          codes: 3,
          spans: 12,
          unfinished: 3,
          seed,
        })
        const { ledger } = reliabilityData(study.transcripts, study.layers, study.codes, kind)
        const all = study.layers.reduce((sum, one) => sum + one.spans.length, 0)
        const { spans, continuum, units } = ledger
        expect(spans.in).toBe(all)
        expect(continuum.in).toBe(all)
        expect(
          spans.used + spans.single + spans.notCodable + spans.outsideTurns + spans.incomplete,
        ).toBe(all)
        expect(continuum.used + continuum.merged + continuum.single + continuum.incomplete).toBe(
          all,
        )
        expect(units.compared + units.single + units.unrated).toBe(units.in)
        // The layers not completed hold exactly what is said to be left out with them.
        const unfinished = study.layers.filter((one) => !one.completed)
        expect(ledger.missing).toHaveLength(unfinished.length)
        expect(spans.incomplete).toBe(unfinished.reduce((sum, one) => sum + one.spans.length, 0))
      }),
      { numRuns: 60 },
    )
  })
})
