import { describe, expect, test } from 'vitest'
import type { Over } from '#model/agreement/anatomy/disagreements.ts'
import { disagreementsAt, workingList } from '#model/agreement/anatomy/working-list.ts'
import { anatomyOfMarks, type Mark } from './hand-made.ts'

/** Each disagreement as “turn code kind”, over positions “start-end code kind”. */
function kindsIn(marks: Record<string, Mark[]>, over: Over = 'units', exclusive?: string[][]) {
  const { disagreements, data } = anatomyOfMarks(marks, { over, ...(exclusive && { exclusive }) })
  return disagreementsAt(disagreements, data, workingList(disagreements)).map((one) => {
    const kinds = Object.entries(one.pairs).filter(([, pairs]) => pairs > 0)
    const place = over === 'units' ? one.turn : `${one.start}-${one.end}`
    return `${place} ${one.code} ${kinds.map(([kind, pairs]) => `${kind} ${pairs}`).join(', ')}`
  })
}

describe('kinds of disagreement on units', () => {
  test('[AN1] a rival on the same text is another code, seen from both sides', () => {
    expect(kindsIn({ ana: [['blame', 12, 18]], ben: [['praise', 15, 19]] })).toEqual([
      '2 blame other_code 1',
      '2 praise other_code 1',
    ])
  })

  test('[AN1] a code that is no rival, on the same text, is a disagreement of its own', () => {
    expect(kindsIn({ ana: [['blame', 12, 18]], ben: [['weather', 15, 19]] })).toEqual([
      '2 blame one_sided 1',
      '2 weather one_sided 1',
    ])
  })

  test('[AN1] a rival elsewhere in the unit is no other code', () => {
    expect(kindsIn({ ana: [['blame', 11, 13]], ben: [['praise', 13, 19]] })).toEqual([
      '2 blame one_sided 1',
      '2 praise one_sided 1',
    ])
  })

  test('[AN1] spans that overlap in one unit do not explain the next', () => {
    const marks: Record<string, Mark[]> = {
      ana: [['blame', 5, 14]],
      ben: [
        ['praise', 6, 9],
        ['praise', 15, 19],
      ],
    }
    expect(kindsIn(marks)).toEqual([
      '1 blame other_code 1',
      '1 praise other_code 1',
      '2 blame one_sided 1',
      '2 praise one_sided 1',
    ])
  })

  test('[AN1] a rival that both have explains nothing', () => {
    const marks: Record<string, Mark[]> = {
      ana: [
        ['blame', 12, 18],
        ['praise', 10, 11],
      ],
      ben: [['praise', 12, 18]],
    }
    expect(kindsIn(marks)).toEqual(['2 blame one_sided 1'])
  })

  test('[AN1] a span that ends before the unit, and overlaps or touches, is a boundary', () => {
    expect(kindsIn({ ana: [['blame', 5, 15]], ben: [['blame', 2, 9]] })).toEqual([
      '2 blame boundary 1',
    ])
    // Each has it where the other stopped.
    expect(kindsIn({ ana: [['blame', 10, 15]], ben: [['blame', 5, 10]] })).toEqual([
      '1 blame boundary 1',
      '2 blame boundary 1',
    ])
    expect(kindsIn({ ana: [['blame', 11, 15]], ben: [['blame', 5, 10]] })).toEqual([
      '1 blame one_sided 1',
      '2 blame one_sided 1',
    ])
  })

  test('[AN1] where another code and a boundary both fit, it is the other code', () => {
    const marks: Record<string, Mark[]> = {
      ana: [['blame', 5, 15]],
      ben: [
        ['blame', 2, 9],
        ['praise', 10, 15],
      ],
    }
    expect(kindsIn(marks)).toEqual(['2 blame other_code 1', '2 praise other_code 1'])
  })

  test('[AN1] missed where more than half have it, extra where fewer do, one-sided where half do', () => {
    const here: Mark[] = [['blame', 12, 18]]
    expect(kindsIn({ ana: here, ben: here, cem: [] })).toEqual(['2 blame missed 2'])
    expect(kindsIn({ ana: here, ben: [], cem: [] })).toEqual(['2 blame extra 2'])
    expect(kindsIn({ ana: here, ben: here, cem: [], dee: [] })).toEqual(['2 blame one_sided 4'])
  })

  test('[AN1] kinds are those of the pairs: one coder may have another code, a second nothing', () => {
    const marks: Record<string, Mark[]> = {
      ana: [['blame', 12, 18]],
      ben: [['praise', 12, 18]],
      cem: [],
    }
    expect(kindsIn(marks)).toEqual([
      '2 blame other_code 1, extra 1',
      '2 praise other_code 1, extra 1',
    ])
  })

  test('[AN4] codes of a set declared exclusive are rivals', () => {
    const marks: Record<string, Mark[]> = { ana: [['weather', 2, 8]], ben: [['time', 4, 6]] }
    expect(kindsIn(marks)).toEqual(['1 weather one_sided 1', '1 time one_sided 1'])
    expect(kindsIn(marks, 'units', [['weather', 'time']])).toEqual([
      '1 weather other_code 1',
      '1 time other_code 1',
    ])
  })
})

describe('kinds of disagreement over positions', () => {
  test('[AN1] what sticks out of a common span is a boundary, on both sides', () => {
    expect(kindsIn({ ana: [['blame', 2, 8]], ben: [['blame', 4, 9]] }, 'positions')).toEqual([
      '2-4 blame boundary 2',
      '8-9 blame boundary 1',
    ])
  })

  test('[AN1] a rival explains as much of a span as it covers', () => {
    expect(kindsIn({ ana: [['blame', 2, 8]], ben: [['praise', 5, 9]] }, 'positions')).toEqual([
      '2-8 blame other_code 3, one_sided 3',
      '5-9 praise other_code 3, one_sided 1',
    ])
  })

  test('[AN1] a rival explains only where the one with the code has it not', () => {
    const marks: Record<string, Mark[]> = {
      ana: [
        ['blame', 2, 8],
        ['praise', 4, 6],
      ],
      ben: [['praise', 3, 7]],
    }
    expect(kindsIn(marks, 'positions')).toEqual([
      '2-8 blame other_code 2, one_sided 4',
      '3-4 praise other_code 1',
      '6-7 praise other_code 1',
    ])
  })

  test('[AN1] a stretch ends with its turn', () => {
    expect(kindsIn({ ana: [['blame', 5, 22]], ben: [] }, 'positions')).toEqual([
      '5-10 blame one_sided 5',
      '10-20 blame one_sided 10',
      '20-22 blame one_sided 2',
    ])
  })

  test('[AN1] spans that touch are boundaries, and one disagreement, since nobody agrees between them', () => {
    expect(kindsIn({ ana: [['blame', 2, 5]], ben: [['blame', 5, 9]] }, 'positions')).toEqual([
      '2-9 blame boundary 7',
    ])
  })
})
