import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Anatomy, anatomyOf } from '#model/agreement/anatomy/anatomy.ts'
import { disagreementsAt, workingList } from '#model/agreement/anatomy/working-list.ts'
import { type ComparedLayer, reliabilityData } from '#model/agreement/reliability.ts'
import { smallCodebook, smallExclusive, smallStudy } from './small-study.ts'

type Study = ReturnType<typeof smallStudy>

function anatomyFor({ transcripts, layers, codes }: Study, names = (code: string) => code) {
  const data = reliabilityData(transcripts, layers, codes.map(names), 'turn')
  const codebook = smallCodebook.map(({ id, parent, ...code }) => ({
    ...code,
    id: names(id),
    ...(parent === undefined ? {} : { parent: names(parent) }),
  }))
  const exclusive = smallExclusive.map((set) => set.map(names))
  return (['units', 'positions'] as const).map((over) => {
    const { anatomy, disagreements } = anatomyOf({
      data,
      transcripts,
      layers,
      codebook,
      exclusive,
      over,
    })
    return { anatomy, list: disagreementsAt(disagreements, data, workingList(disagreements)) }
  })
}

test('[AG3] transcripts, layers and spans in any order give the same digits', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (seed, order) => {
      const study = smallStudy(seed)
      const mixedUp = {
        ...study,
        transcripts: mixed(study.transcripts, order),
        layers: mixed(study.layers, order).map((one) => ({
          ...one,
          spans: mixed(one.spans, order),
        })),
      }
      expect(anatomyFor(mixedUp)).toEqual(anatomyFor(study))
    }),
    { numRuns: 60 },
  )
})

test('[AG3] codes renamed give the same digits', () => {
  const rename = (code: string) => `${'zyxwvu'['abcdef'.indexOf(code)]}-renamed`
  const back = (text: string) =>
    text.replace(/([u-z])-renamed/g, (_, letter) => 'abcdef'['zyxwvu'.indexOf(letter)]!)
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const study = smallStudy(seed)
      const layers = study.layers.map((layer) => ({
        ...layer,
        spans: layer.spans.map((span) => ({ ...span, code: rename(span.code) })),
      }))
      const renamed = anatomyFor({ ...study, layers }, rename)
      expect(JSON.parse(back(JSON.stringify(renamed)))).toEqual(anatomyFor(study))
    }),
    { numRuns: 60 },
  )
})

test('[AG3] coders exchanged and transcripts renamed give the same digits', () => {
  const people = ['ana', 'ben', 'cem', 'dee', 'eva']
  fc.assert(
    fc.property(fc.nat(), fc.shuffledSubarray(people, { minLength: 5 }), (seed, to) => {
      const study = smallStudy(seed)
      const nameOf = (coder: string) => to[people.indexOf(coder)]!
      const idOf = (transcript: string) => `t${9 - Number(transcript.slice(1))}`
      const renamed = {
        ...study,
        transcripts: study.transcripts.map((one) => ({ ...one, id: idOf(one.id) })),
        layers: study.layers.map(
          (layer): ComparedLayer => ({
            ...layer,
            coder: nameOf(layer.coder),
            transcript: idOf(layer.transcript),
          }),
        ),
      }
      const after = anatomyFor(renamed)
      anatomyFor(study).forEach(({ anatomy, list }, at) => {
        expect(figuresOf(after[at]!.anatomy, (name) => name)).toEqual(figuresOf(anatomy, nameOf))
        expect(after[at]!.list.map(placeless).sort()).toEqual(
          list
            .map((one) => ({
              ...one,
              transcript: idOf(one.transcript),
              has: one.has.map(nameOf).sort(),
              lacks: one.lacks.map(nameOf).sort(),
            }))
            .map(placeless)
            .sort(),
        )
      })
    }),
    { numRuns: 60 },
  )
})

/** Without its number, which follows the order of transcripts. */
function placeless({ number: _, ...one }: { number: number }): string {
  return JSON.stringify(one)
}

/** Every digit, whoever it is of: coders by their new names, what is in the order of coders sorted. */
function figuresOf(
  { all, codes, pairs, codesOfPairs, confusions, coders }: Anatomy,
  nameOf: (name: string) => string,
) {
  const inOrder = (things: readonly unknown[]) => things.map((one) => JSON.stringify(one)).sort()
  return {
    all,
    codes,
    pairs: inOrder(
      pairs.map(({ firstHas: _, coders: two, ...one }) => ({
        ...one,
        coders: two.map(nameOf).sort(),
      })),
    ),
    codesOfPairs: inOrder(
      codesOfPairs!.map(({ firstHas: _, coders: two, ...one }) => ({
        ...one,
        coders: two.map(nameOf).sort(),
      })),
    ),
    confusions: inOrder(
      confusions.map(({ between, ...one }) => ({
        ...one,
        between: inOrder(
          between.map(({ first, second, pairs: often }) => [nameOf(first), nameOf(second), often]),
        ),
      })),
    ),
    coders: inOrder(coders.map(({ coder, ...one }) => ({ coder: nameOf(coder), ...one }))),
  }
}

function mixed<T>(things: readonly T[], order: number): T[] {
  return things
    .map((thing, index) => ({ thing, at: Math.imul(order ^ (index * 7919), 0x9e3779b1) >>> 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing)
}
