import { describe, expect, test } from 'vitest'
import { type CodedRange, cCoefficient, Overlaps } from '#model/pictures/overlaps.ts'
import { random } from '#test/builders/random.ts'

function countAll(overlaps: Overlaps, spans: readonly CodedRange[]): void {
  for (const _ of overlaps.add(spans)) void _
}

const inOrder = (a: CodedRange, b: CodedRange) => a.start - b.start || b.end - a.end

describe('pairs of coded spans that share text', () => {
  test('spans that touch share none, of one code are no pair, and each two count once', () => {
    const overlaps = new Overlaps()
    countAll(overlaps, [
      { code: 'blame', start: 0, end: 10 },
      { code: 'blame', start: 2, end: 4 },
      { code: 'threat', start: 3, end: 12 },
      { code: 'hope', start: 12, end: 14 },
    ])
    expect(overlaps.all()).toEqual([{ one: 'blame', other: 'threat', both: 2 }])
  })

  test('they are those that are found by holding every span against every other', () => {
    const next = random(7)
    const below = (most: number) => Math.floor(next() * most)
    for (let round = 0; round < 50; round++) {
      const spans = Array.from({ length: 60 }, () => {
        const start = below(200)
        return { code: `c${below(6)}`, start, end: start + 1 + below(30) }
      }).sort(inOrder)
      const naive = new Map<string, number>()
      for (const [i, a] of spans.entries()) {
        for (const b of spans.slice(i + 1)) {
          if (a.code === b.code || a.end <= b.start || b.end <= a.start) continue
          const key = [a.code, b.code].sort().join(' ')
          naive.set(key, (naive.get(key) ?? 0) + 1)
        }
      }
      const overlaps = new Overlaps()
      countAll(overlaps, spans)
      const found = overlaps.all().map(({ one, other, both }) => [`${one} ${other}`, both])
      expect(new Map(found as [string, number][])).toEqual(naive)
    }
  })
})

test('spans within one another by the thousand are counted code by code, not span by span', () => {
  const spans = Array.from({ length: 40_000 }, (_, i) => ({
    code: `c${i % 50}`,
    start: i,
    end: 100_000 - i,
  }))
  const overlaps = new Overlaps()
  countAll(overlaps, spans)
  // All share text with all: 800 spans of each code.
  expect(overlaps.all()).toHaveLength((50 * 49) / 2)
  expect(overlaps.all().every(({ both }) => both === 800 * 800)).toBe(true)
})

test('the c-coefficient is 0 for codes never together, 1 for codes always together', () => {
  expect(cCoefficient(0, 3, 4)).toBe(0)
  expect(cCoefficient(4, 4, 4)).toBe(1)
  expect(cCoefficient(2, 4, 4)).toBeCloseTo(1 / 3, 12)
  expect(cCoefficient(0, 0, 0)).toBeNull()
})
