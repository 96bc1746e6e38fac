import { describe, expect, test } from 'vitest'
import { countsOf } from '#model/agreement/counts.ts'
import { krippendorffAlpha } from '#model/agreement/krippendorff-alpha.ts'
import { contributionsOf, perChoice } from '#model/agreement/planning/contributions.ts'
import { neededFor } from '#model/agreement/planning/needed.ts'
import { seeded } from '#model/agreement/random.ts'

/** Two coders on units: how many have the code from both, from one alone, from none. */
function coded(both: number, one: number, none: number) {
  const values = [
    ...Array.from({ length: both }, () => [1, 1]),
    ...Array.from({ length: one }, (_, at) => (at % 2 === 0 ? [1, 0] : [0, 1])),
    ...Array.from({ length: none }, () => [0, 0]),
  ].flat()
  const units = both + one + none
  const ratings = { units, coders: 2, categories: ['no', 'yes'], values: Int32Array.from(values) }
  return ratings
}

/** Every unit by itself, or as `placeOf` has it, by so many of its coders. */
function drawable(
  ratings: ReturnType<typeof coded>,
  coders = 2,
  placeOf = {
    places: ratings.units,
    of: Int32Array.from({ length: ratings.units }, (_, at) => at),
  },
) {
  return contributionsOf(ratings, placeOf, { coders, random: seeded(1) })
}

const question = { width: 0.2, draws: 800, seed: 5, most: 20_000 }

describe('how many units must be coded by several', () => {
  test('what units bring together is the alpha of all of them', () => {
    const ratings = coded(30, 10, 60)
    const { sums } = drawable(ratings)
    const sum = (part: number) =>
      sums.reduce((total, value, at) => total + (at % perChoice === part ? value : 0), 0)
    const [pairable, present, apart] = [sum(0), sum(1), sum(2)]
    const byChance = pairable ** 2 - present ** 2 - (pairable - present) ** 2
    const alpha = krippendorffAlpha(countsOf(ratings), ['no', 'yes']).value!
    expect(1 - ((pairable - 1) * apart) / byChance).toBeCloseTo(alpha, 12)
    // By transcript it is the same sum in fewer places.
    const of = Int32Array.from({ length: 100 }, (_, unit) => unit % 7)
    const grouped = drawable(ratings, 2, { places: 7, of }).sums
    expect(grouped.length).toBe(7 * perChoice)
    expect(grouped.reduce((total, value) => total + value, 0)).toBeCloseTo(
      pairable + present + apart,
      9,
    )
  })

  test('an interval half as wide takes about four times as many', () => {
    const counts = drawable(coded(30, 15, 55))
    const wide = neededFor(counts, question).needed!
    const narrow = neededFor(counts, { ...question, width: 0.1 }).needed!
    expect(narrow / wide).toBeGreaterThan(3.2)
    expect(narrow / wide).toBeLessThan(4.8)
  })

  test('what is needed has an interval as narrow as wished, and a tenth less has not', () => {
    const { needed, outlooks } = neededFor(drawable(coded(30, 15, 55)), question)
    const width = (number: number) => outlooks.find((one) => one.number === number)!.width!
    expect(width(needed!)).toBeLessThanOrEqual(question.width)
    const below = outlooks.filter(({ number }) => number < needed! * 0.9)
    expect(below.length).toBeGreaterThan(0)
    for (const one of below) expect(one.width!).toBeGreaterThan(question.width)
  })

  test('[PN6] two of three coders take more units than all three', () => {
    const two = coded(30, 15, 55)
    // The third does as the first, so that of the three pairs one always agrees.
    const values = Array.from({ length: two.units }, (_, unit) => {
      const [one, other] = two.values.subarray(unit * 2, unit * 2 + 2)
      return [one!, other!, unit % 2 === 0 ? one! : other!]
    }).flat()
    const three = { ...two, coders: 3, values: Int32Array.from(values) }
    const byTwo = neededFor(drawable(three, 2), question).needed!
    const byThree = neededFor(drawable(three, 3), question).needed!
    expect(byTwo).toBeGreaterThan(1.15 * byThree)
    // Where none has so many coders there is nothing to draw.
    expect(drawable(two, 3).starts).toHaveLength(1)
  })

  test('[PN7] the number of another seed lies where the range says, and the curve never rises', () => {
    const counts = drawable(coded(30, 15, 55))
    const found = [1, 2, 3, 4, 5, 6].map((seed) => neededFor(counts, { ...question, seed }))
    const middle = found.map(({ needed }) => needed!).sort((a, b) => a - b)[3]!
    const within = found.filter(({ range }) => range![0] <= middle && middle <= range![1])
    expect(within.length).toBeGreaterThanOrEqual(5)
    for (const { range, needed, outlooks } of found) {
      expect(range![0]).toBeLessThan(needed!)
      expect(range![1]).toBeLessThan(1.4 * needed!)
      const widths = outlooks.map(({ width }) => width!)
      expect(widths).toEqual([...widths].sort((a, b) => b - a))
    }
  })

  test('a rare code takes more units than a frequent one at the same agreement', () => {
    const frequent = neededFor(drawable(coded(40, 20, 40)), question).needed!
    const rare = neededFor(drawable(coded(4, 2, 94)), question).needed!
    expect(rare).toBeGreaterThan(2 * frequent)
  })

  test('where nearly every small study would lack the code, its interval does not count', () => {
    const { needed, outlooks } = neededFor(drawable(coded(2, 0, 398)), question)
    // All agree, so every alpha there is is 1; but of few units most studies have none.
    const tooFew = outlooks.filter(({ undefinedShare }) => undefinedShare > 0.05)
    expect(tooFew.length).toBeGreaterThan(0)
    for (const { number } of tooFew) expect(number).toBeLessThan(needed!)
  })

  test('the same seed gives the same digits, and too few to reach it are said to be', () => {
    const counts = drawable(coded(30, 15, 55))
    expect(neededFor(counts, question)).toEqual(neededFor(counts, question))
    const bounded = neededFor(counts, { ...question, width: 0.01, most: 400 })
    expect(bounded.needed).toBeNull()
    expect(bounded.outlooks.at(-1)!.number).toBe(400)
    expect(() => neededFor(drawable(coded(0, 0, 0)), question)).toThrow(RangeError)
    expect(() => neededFor(counts, { ...question, width: 0 })).toThrow(RangeError)
  })
})
