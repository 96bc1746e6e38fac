import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementOf } from '#model/agreement/agreement.ts'
import { AgreementChoices, overlapRules, unitKinds } from '#model/agreement/choices.ts'
import { codesAtLevel } from '#model/agreement/code-level.ts'
import { type ComparedLayer, reliabilityData } from '#model/agreement/reliability.ts'
import type { Placed } from '#model/codebook-tree.ts'
import { aStudy } from './study.ts'

type Marks = [code: string, start: number, end: number][]

const twoTurns = {
  id: 't',
  text: 'Aaaaaaaaa.Bbbbbbbbb.',
  length: 20,
  language: 'en',
  turns: [0, 10].map((start, index) => ({
    ordinal: index + 1,
    speaker: null,
    start,
    speechStart: start,
    end: start + 10,
  })),
  speakers: [],
}

function layer(coder: string, marks: Marks): ComparedLayer {
  const spans = marks.map(([code, start, end]) => ({ code, start, end }))
  return { transcript: 't', coder, completed: true, spans }
}

/** The codes of each unit for the first of two coders, and the ledger of both. */
function givenBy(overlap: (typeof overlapRules)[number], marks: Marks) {
  const data = reliabilityData([twoTurns], [layer('ana', marks), layer('ben', [])], ['blame'], {
    overlap,
  })
  const { sets, ratings } = data.sets
  const units = [0, 1].filter((unit) => sets[ratings.values[2 * unit]!]!.length > 0)
  return { units: units.map((unit) => unit + 1), spans: data.ledger.spans }
}

describe('rules of overlap', () => {
  test('[RD7] any: a character is enough', () => {
    expect(givenBy('any', [['blame', 9, 20]]).units).toEqual([1, 2])
  })

  test('[RD7] half: a coder’s spans cover half of the unit together, once where they overlap', () => {
    expect(givenBy('half', [['blame', 6, 15]]).units).toEqual([2])
    expect(givenBy('half', [['blame', 6, 14]])).toMatchObject({
      units: [],
      spans: { in: 1, used: 0, belowRule: 1 },
    })
    expect(
      givenBy('half', [
        ['blame', 0, 3],
        ['blame', 5, 7],
      ]).units,
    ).toEqual([1])
    expect(
      givenBy('half', [
        ['blame', 0, 3],
        ['blame', 1, 4],
      ]),
    ).toMatchObject({
      units: [],
      spans: { belowRule: 2 },
    })
  })

  test('[RD7] majority: a span belongs to the one unit that holds most of it', () => {
    expect(givenBy('majority', [['blame', 6, 15]])).toMatchObject({
      units: [2],
      spans: { used: 1, belowRule: 0 },
    })
    expect(givenBy('majority', [['blame', 8, 12]]).units).toEqual([1])
    expect(givenBy('majority', [['blame', 3, 4]]).units).toEqual([1])
  })

  test('[RD7] exact: a span begins and ends where the unit does', () => {
    expect(givenBy('exact', [['blame', 10, 20]]).units).toEqual([2])
    expect(givenBy('exact', [['blame', 9, 20]])).toMatchObject({
      units: [],
      spans: { belowRule: 1 },
    })
    expect(givenBy('exact', [['blame', 0, 20]]).units).toEqual([])
  })
})

describe('units of other kinds', () => {
  const text = 'Q: One.\n\nTwo 😀\nstill two.\n \n\n Three.\n\nA:  \n\nFour'
  const points = [...text]
  const transcript = {
    id: 't',
    text,
    length: points.length,
    language: 'en',
    turns: [
      { ordinal: 1, speaker: 'Q', start: 0, speechStart: 3, end: text.indexOf('A:') - 3 },
      {
        ordinal: 2,
        speaker: 'A',
        start: text.indexOf('A:') - 1,
        speechStart: text.indexOf('A:') + 3,
        end: points.length,
      },
    ],
    speakers: [],
  }
  const unitsBy = (choices: Parameters<typeof reliabilityData>[3]) =>
    reliabilityData([transcript], [], [], choices).units.map(
      ({ start, end, turn, sentence }) =>
        `${turn}.${sentence} ${points.slice(start, end).join('').replaceAll('\n', '/')}`,
    )

  test('[RD8] a turn’s paragraphs are what blank lines part, without the white space around them', () => {
    expect(unitsBy('paragraph')).toEqual([
      '1.1 One.',
      '1.2 Two 😀/still two.',
      '1.3 Three.',
      '2.1 Four',
    ])
  })

  test('[RD8] windows are so many characters of a turn, the last one shorter', () => {
    const found = unitsBy({ unit: 'window', windowLength: 12 })
    expect(found).toEqual(['1.1 One.//Two 😀/', '1.2 still two./ ', '1.3 // Three.', '2.1 //Four'])
  })
})

const codebook: Placed[] = [
  { id: 'frame' },
  { id: 'conflict', parent: 'frame' },
  { id: 'war', parent: 'conflict' },
  { id: 'moral', parent: 'frame' },
  { id: 'blame' },
  { id: 'old', parent: 'frame', retired: true },
]

describe('a level of the code tree', () => {
  test('[RD9] codes below the level count as the code above them there', () => {
    const at = (level: number) => Object.fromEntries(codesAtLevel(codebook, level))
    const top = { frame: 'frame', conflict: 'frame', war: 'frame', moral: 'frame' }
    const alone = { blame: 'blame', old: 'old' }
    expect(at(0)).toEqual({ ...top, ...alone })
    expect(at(1)).toEqual({
      ...{ ...top, conflict: 'conflict', war: 'conflict', moral: 'moral' },
      ...alone,
    })
    expect(at(2)).toMatchObject({ war: 'war' })
  })

  test('[RD9] two coders who chose different children agree on the parent', () => {
    const layers = [layer('ana', [['war', 1, 8]]), layer('ben', [['moral', 2, 9]])]
    const ids = codebook.map((code) => code.id)
    const data = reliabilityData([twoTurns], layers, ids, { level: 0 }, codebook)
    expect(data.codes).toEqual(['frame', 'blame', 'old'])
    expect([...data.sets.ratings.values]).toEqual([1, 1, 0, 0])
    expect(data.continua[0]!.continuum.spans.map(({ value }) => value)).toEqual([0, 0])
    // What one coder coded twice by that is one free span, and is told.
    const twice = [
      layer('ana', [
        ['war', 1, 8],
        ['moral', 2, 9],
      ]),
      layer('ben', []),
    ]
    const { ledger } = reliabilityData([twoTurns], twice, ids, { level: 0 }, codebook)
    expect(ledger).toMatchObject({ continuum: { merged: 1 }, spans: { used: 2, repeated: 1 } })
  })
})

describe('some of a round', () => {
  test('[RD10] what was not chosen is left out and counted, in the first place that fits', () => {
    const layers = [
      layer('ana', [
        ['blame', 1, 8],
        ['moral', 2, 9],
      ]),
      layer('ben', [['blame', 1, 8]]),
      layer('cem', [
        ['blame', 1, 8],
        ['moral', 1, 8],
      ]),
      {
        ...layer('ana', [
          ['moral', 1, 2],
          ['blame', 3, 4],
          ['war', 5, 6],
        ]),
        transcript: 'u',
      },
    ]
    const data = reliabilityData([twoTurns, { ...twoTurns, id: 'u' }], layers, ['blame', 'moral'], {
      transcripts: ['t'],
      coders: ['ana', 'ben'],
      codes: ['blame'],
    })
    expect(data).toMatchObject({ transcripts: ['t'], coders: ['ana', 'ben'], codes: ['blame'] })
    const left = { in: 8, used: 2, transcriptNotChosen: 3, coderNotChosen: 2, codeNotChosen: 1 }
    expect(data.ledger).toMatchObject({ spans: left, continuum: left, units: { in: 2 } })
  })

  test('[RD10] figures of some coders and transcripts are those of a round with no others', () => {
    const study = aStudy({ transcripts: 4, turns: 6, coders: 4, codes: 4, spans: 8, seed: 8 })
    const settings = { unit: 'turn' as const, bootstrap: 50, seed: 3 }
    const chosen = { transcripts: ['t000', 't002'], coders: ['coder0', 'coder3'] }
    const some = agreementOf({ ...study, settings: { ...settings, ...chosen } })
    const alone = agreementOf({
      ...study,
      transcripts: study.transcripts.filter(({ id }) => chosen.transcripts.includes(id)),
      layers: study.layers.filter(
        (one) => chosen.transcripts.includes(one.transcript) && chosen.coders.includes(one.coder),
      ),
      settings,
    })
    expect(some.coefficients).toEqual(alone.coefficients)
  })

  test('[RD6] [RD10] whatever is chosen, every span is in one place of the ledger', () => {
    const study = aStudy({
      transcripts: 3,
      turns: 4,
      coders: 3,
      codes: 4,
      spans: 8,
      unfinished: 4,
      seed: 6,
    })
    const some = <T>(all: readonly T[]) => fc.option(fc.subarray([...all]), { nil: undefined })
    const all = study.layers.reduce((sum, one) => sum + one.spans.length, 0)
    fc.assert(
      fc.property(
        fc.record({
          unit: fc.constantFrom(...unitKinds),
          overlap: fc.constantFrom(...overlapRules),
          windowLength: fc.integer({ min: 10, max: 60 }),
          level: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
          transcripts: some(study.transcripts.map(({ id }) => id)),
          coders: some(['coder0', 'coder1', 'coder2']),
          codes: some(study.codes),
        }),
        (choices) => {
          const tree = study.codes.map((id, at) => ({
            id,
            ...(at % 2 === 0 ? {} : { parent: study.codes[at - 1]! }),
          }))
          const { ledger } = reliabilityData(
            study.transcripts,
            study.layers,
            study.codes,
            choices,
            tree,
          )
          const { in: spans, repeated: _, ...places } = ledger.spans
          const { in: free, ...freePlaces } = ledger.continuum
          const sum = (of: object) => Object.values(of).reduce((a: number, b: number) => a + b, 0)
          expect([spans, free, sum(places), sum(freePlaces)]).toEqual([all, all, all, all])
        },
      ),
      { numRuns: 150 },
    )
  })

  test('[RD6] what is not chosen at all is as it always was, and a choice that is none is refused', () => {
    expect(AgreementChoices.parse({})).toEqual({ unit: 'turn', windowLength: 200, overlap: 'any' })
    expect(() => AgreementChoices.parse({ unit: 'word' })).toThrow('A unit is a turn')
    expect(() => AgreementChoices.parse({ windowLength: 9 })).toThrow('at least 10 characters')
    expect(() => AgreementChoices.parse({ rule: 'any' })).toThrow()
  })
})
