import { describe, expect, test } from 'vitest'
import { betweenThresholds, mostThresholds, Thresholds } from '#model/agreement/thresholds.ts'

const source = 'Krippendorff 2019'

describe('thresholds', () => {
  test('[AG12] they stand in order, each with a value of its own and a source', () => {
    const given = [
      { value: 0.8, source: ` ${source} ` },
      { value: -0.5, source },
    ]
    expect(Thresholds.parse(given)).toEqual([
      { value: -0.5, source },
      { value: 0.8, source },
    ])
    const wrong: [unknown, string][] = [
      [[{ value: 1.01, source }], 'at most 1'],
      [[{ value: Number.NaN, source }], 'a number from -1 to 1'],
      [[{ value: 0.8, source: '  ' }], 'where the threshold comes from'],
      [
        [
          { value: 0.8, source },
          { value: 0.8, source: 'Landis 1977' },
        ],
        'a value of its own',
      ],
      [
        Array.from({ length: mostThresholds + 1 }, (_, index) => ({ value: index / 10, source })),
        'at most',
      ],
    ]
    for (const [all, complaint] of wrong) {
      expect(Thresholds.safeParse(all).error?.issues[0]?.message).toContain(complaint)
    }
  })

  test('[AG12] a figure on a line lies above it, and every figure lies in one stretch', () => {
    const lines = Thresholds.parse([
      { value: 0.667, source },
      { value: 0.8, source },
    ])
    const figures = [0.9, 0.8, 0.79, 0.667, 0.66, -0.2].map((value) => ({ value }))
    const found = betweenThresholds(lines, figures)
    expect(
      found.map(({ from, to, figures: own }) => [
        from?.value,
        to?.value,
        own.map(({ value }) => value),
      ]),
    ).toEqual([
      [0.8, undefined, [0.9, 0.8]],
      [0.667, 0.8, [0.79, 0.667]],
      [undefined, 0.667, [0.66, -0.2]],
    ])
    expect(betweenThresholds([], figures)).toEqual([{ figures }])
  })
})
