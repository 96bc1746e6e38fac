import { describe, expect, test } from 'vitest'
import { bestAlignment } from '#model/agreement/gamma/alignment.ts'
import {
  dissimilarity,
  type Unit,
  usualDissimilarity,
} from '#model/agreement/gamma/dissimilarity.ts'
import { gamma, usualSampling } from '#model/agreement/gamma/gamma.ts'
import { gammaCat } from '#model/agreement/gamma/gamma-cat.ts'
import { groupsOf, placed } from '#model/agreement/gamma/groups.ts'
import { bestPacking } from '#model/agreement/gamma/packing.ts'
import { bestPairing } from '#model/agreement/gamma/pairing.ts'
import { randomContinuum } from '#model/agreement/gamma/random-continuum.ts'
import { seeded } from '#model/agreement/random.ts'
import { random } from '../../builders/random.ts'

const by = usualDissimilarity
const settings = { ...usualSampling, by, seed: 7 }
const isNever = () => false

/** Layers with spans that overlap, touch, double one another and stand alone. */
function layersOf(seed: number, coders: number, units: number, length = 30): Unit[][] {
  const next = random(seed)
  const below = (most: number) => Math.floor(next() * most)
  return Array.from({ length: coders }, () =>
    Array.from({ length: below(units + 1) }, () => {
      const start = below(length)
      return { start, end: start + 1 + below(12), category: 'abc'[below(3)]! }
    }),
  )
}

/** Least disorder by trying every alignment: each unit in turn with every choice of partners. */
function leastDisorder(layers: readonly (readonly Unit[])[]): number {
  const pairs = (layers.length * (layers.length - 1)) / 2
  const units = layers.flatMap((layer, coder) => layer.map((unit) => ({ ...unit, coder })))
  const costOf = (part: readonly (typeof units)[number][]) => {
    let cost = pairs - (part.length * (part.length - 1)) / 2
    part.forEach((one, at) => {
      for (const other of part.slice(at + 1)) cost += dissimilarity(one, other, by)
    })
    return cost / pairs
  }
  const least = (left: typeof units): number => {
    if (left.length === 0) return 0
    const [first, ...rest] = left
    let best = Number.POSITIVE_INFINITY
    const choose = (part: typeof units, from: number) => {
      const others = rest.filter((unit) => !part.includes(unit))
      best = Math.min(best, costOf(part) + least(others))
      for (let at = from; at < rest.length; at++) {
        if (part.some(({ coder }) => coder === rest[at]!.coder)) continue
        choose([...part, rest[at]!], at + 1)
      }
    }
    choose([first!], 0)
    return best
  }
  return least(units) / (units.length / layers.length)
}

describe('Mathet, Widlöcher & Métivier 2015', () => {
  test('units that lie apart cost by 3 for where they lie, by 1 for what they are, and 1 where one has none', () => {
    const one = { start: 0, end: 10, category: 'a' }
    // Ends 2 and 2 apart, of 20 characters: (4 / 20)^2; another category adds 1.
    const moved = { start: 2, end: 12, category: 'a' }
    expect(dissimilarity(one, moved, by)).toBeCloseTo(3 * (4 / 20) ** 2, 12)
    expect(dissimilarity(one, { ...one, category: 'b' }, by)).toBeCloseTo(1, 12)
    expect(by.deltaEmpty).toBe(1)
  })

  test.each([
    [2, 4],
    [3, 3],
    [4, 2],
  ])('the best alignment of %i coders is as good as the best of all there are', (coders, units) => {
    let compared = 0
    for (let seed = 1; seed <= 60; seed++) {
      const layers = layersOf(seed, coders, units)
      if (layers.flat().length === 0) continue
      expect(bestAlignment(layers, by)!.disorder, `seed ${seed}`).toBeCloseTo(
        leastDisorder(layers),
        10,
      )
      compared++
    }
    expect(compared).toBeGreaterThan(40)
  })

  test('with two coders pairing and packing gain the same, and each unit is in one part', () => {
    let compared = 0
    for (let seed = 1; seed <= 20; seed++) {
      const layers = layersOf(seed, 2, 12)
      const units = placed(layers)
      const groups = groupsOf(units, 2, by, isNever)!
      const gained = (found: typeof groups) =>
        found.reduce((sum, { gain, tie }) => sum + gain - tie, 0)
      const pairs = bestPairing(units.length, groups, (unit) => units[unit]!.coder === 0, isNever)!
      const packed = bestPacking(units.length, groups, isNever)!
      expect(gained(pairs), `seed ${seed}`).toBeCloseTo(gained(packed), 10)
      for (const found of [pairs, packed]) {
        const used = found.flatMap((group) => group.units)
        expect(new Set(used).size).toBe(used.length)
      }
      if (pairs.length > 0) compared++
    }
    expect(compared).toBeGreaterThan(10)
  })

  test('gamma is 1 where all did the same, whatever the order of coders and of their units', () => {
    const layer = layersOf(3, 1, 9)[0]!
    const turned = [...layer].reverse()
    const figures = gamma([layer, turned, layer], settings)
    expect(figures.gamma.value).toBe(1)
    expect(figures.gammaCat.value).toBe(1)
  })

  test('the order of coders and units changes the observed disorder by rounding alone', () => {
    const layers = layersOf(11, 3, 12, 100)
    const other = layers.map((layer) => [...layer].reverse()).reverse()
    const [one, two] = [layers, other].map((of) => bestAlignment(of, by)!.disorder)
    expect(one).toBeCloseTo(two!, 12)
  })

  test('random layers agree about as chance does', () => {
    const layers = layersOf(5, 3, 40, 800)
    const byChance = randomContinuum(layers, seeded(2))
    const { value } = gamma(byChance, settings).gamma
    expect(Math.abs(value!)).toBeLessThan(0.25)
  })

  test('a continuum by chance has whole real layers, turned, and none beyond the end', () => {
    const layers = layersOf(4, 3, 10)
    const from = Math.min(...layers.flat().map(({ start }) => start))
    const to = Math.max(...layers.flat().map(({ end }) => end))
    const lengths = (layer: readonly Unit[]) =>
      layer
        .map(({ start, end, category }) => `${end - start}${category}`)
        .sort()
        .join()
    const real = layers.map(lengths)
    for (let seed = 1; seed <= 30; seed++) {
      for (const layer of randomContinuum(layers, seeded(seed))) {
        expect(real).toContain(lengths(layer))
        for (const { start } of layer) {
          expect(start).toBeGreaterThanOrEqual(from)
          expect(start).toBeLessThanOrEqual(to)
        }
      }
    }
  })

  test.each([
    [8, 5],
    [10, 6],
  ])(
    'layers are turned by any whole number, never nearer than half a unit (%i)',
    (length, apart) => {
      // The first unit starts at 0, so that it starts at the turn afterwards; the mean length is 10, or 11.
      const layer = [
        { start: 0, end: 12, category: 'first' },
        { start: 100 - length, end: 100, category: 'other' },
      ]
      const often = new Int32Array(101)
      let nearest = Number.POSITIVE_INFINITY
      for (let seed = 1; seed <= 20_000; seed++) {
        const [one, two] = randomContinuum([layer, layer], seeded(seed)).map(
          ([unit]) => unit!.start,
        )
        nearest = Math.min(nearest, Math.abs(one! - two!))
        often[one!]!++
      }
      expect(nearest).toBe(apart)
      expect(Math.min(...often)).toBeGreaterThan(100)
      expect(Math.max(...often)).toBeLessThan(300)
    },
  )

  test('where there is no room to lie apart any turn is as likely as another', () => {
    const layer = [{ start: 0, end: 10, category: 'all' }]
    const often = new Int32Array(11)
    for (let seed = 1; seed <= 11_000; seed++) {
      const starts = randomContinuum([layer, layer, layer, layer, layer], seeded(seed))
      often[starts.at(-1)![0]!.start]!++
    }
    expect(Math.min(...often)).toBeGreaterThan(800)
    expect(Math.max(...often)).toBeLessThan(1_200)
  })

  test('of alignments that cost the same the one with the fewest parts is taken', () => {
    // Of three coders a pair costs what its units cost alone where they are 4 apart: 3 (20 / 20)^2 + 1.
    const pair = bestAlignment(
      [[{ start: 0, end: 10, category: 'a' }], [{ start: 10, end: 20, category: 'b' }], []],
      by,
    )!
    expect(pair.parts).toEqual([[0, 1]])
    expect(pair.disorder).toBeCloseTo(leastDisorder([[pair.units[0]!], [pair.units[1]!], []]), 10)
    // A third costs the same in their part and alone where it is 5 from both: 3 (.6^2 + .8^2) + 2.
    const three = bestAlignment(
      [
        [{ start: 0, end: 10, category: 'a' }],
        [{ start: 2, end: 12, category: 'a' }],
        [{ start: 8, end: 18, category: 'b' }],
      ],
      by,
    )!
    expect(three.parts).toEqual([[0, 1, 2]])
  })

  test('no coder to compare with, no unit, and no time left are said, not guessed', () => {
    const layers = layersOf(6, 3, 30)
    expect(gamma([layers[0]!], settings).gamma.reason).toBe('one_coder')
    expect(gamma([[], []], settings).gamma.reason).toBe('no_units')
    const late = gamma(layersOf(6, 4, 400, 300), { ...settings, isOver: () => true })
    expect(late.gamma).toEqual({ value: null, reason: 'not_computed', parts: {} })
  })

  test('time is looked at between continua and between the units of two coders, too', () => {
    let asked = 0
    const small = { by, seed: 1, samples: 1_000_000, isOver: () => ++asked > 500 }
    expect(gamma(layersOf(8, 2, 6), small).gamma.reason).toBe('not_computed')
    expect(asked).toBe(501)

    const hundred = Array.from({ length: 100 }, (_, at) => ({
      start: 10 * at,
      end: 10 * at + 6,
      category: 'a',
    }))
    const units = placed([hundred, hundred])
    const groups = groupsOf(units, 2, by, () => false)!
    const isFirst = (unit: number) => units[unit]!.coder === 0
    expect(bestPairing(units.length, groups, isFirst, () => true)).toBeNull()
    expect(bestPairing(units.length, groups, isFirst, () => false)).not.toBeNull()
  })

  test('as many continua are drawn as the precision asks of those drawn first, and their spread is told', () => {
    const layers = layersOf(8, 3, 12, 100)
    const drawn = (count: number) => {
      const random = seeded(7)
      return Array.from(
        { length: count },
        () => bestAlignment(randomContinuum(layers, random), by)!.disorder,
      )
    }
    const spread = (all: number[]) => {
      const mean = all.reduce((sum, one) => sum + one) / all.length
      const variance = all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / all.length
      return { mean, deviation: Math.sqrt(variance) }
    }
    const first = spread(drawn(30))
    const wanted = Math.ceil(((1.96 * first.deviation) / first.mean / 0.01) ** 2)
    expect(wanted).toBeGreaterThan(30)
    const { parts } = gamma(layers, { by, seed: 7, samples: 30, precision: 0.01 }).gamma
    expect(parts.samples).toBe(wanted)
    const { mean, deviation } = spread(drawn(wanted))
    expect(parts.expected).toBeCloseTo(mean, 10)
    expect(parts.expectedSe).toBeCloseTo(deviation / Math.sqrt(wanted), 10)
    expect(usualSampling).toEqual({ samples: 30, precision: 0.02 })
    // Where the first say it well enough, they are all.
    const few = gamma(layers, { by, seed: 7, samples: 30, precision: 10 }).gamma
    expect(few.parts.samples).toBe(30)
  })

  test('the same seed gives the same digits, another seed others', () => {
    const layers = layersOf(8, 3, 12, 100)
    expect(gamma(layers, settings)).toEqual(gamma(layers, settings))
    expect(gamma(layers, { ...settings, seed: 8 }).gamma.value).not.toBe(
      gamma(layers, settings).gamma.value,
    )
  })
})

describe('Mathet 2017', () => {
  test('where places agree and one category of two differs, gamma-cat says how far', () => {
    const at = (start: number, category: string): Unit => ({ start, end: start + 10, category })
    const one = [at(0, 'a'), at(20, 'a'), at(40, 'b'), at(60, 'b')]
    const other = [at(0, 'a'), at(20, 'b'), at(40, 'b'), at(60, 'b')]
    const { gammaCat, gammaK } = gamma([one, other], settings)
    expect(gammaCat.parts.observed).toBe(1 / 4)
    expect(gammaK.a!.parts.observed).toBe(1 / 2)
    expect(gammaK.b!.parts.observed).toBe(1 / 3)
    expect(gammaCat.value).toBeLessThan(1)
  })

  test('what chance gives is the mean of the continua in which there is something to compare', () => {
    const place = { start: 0, end: 10 }
    const unitsOf = (...categories: string[]) =>
      categories.map((category, coder) => ({ ...place, category, coder }))
    // Half of the pairs differ, or all, or there is none.
    const half = {
      units: unitsOf('a', 'b', 'a', 'a'),
      parts: [
        [0, 1],
        [2, 3],
      ],
      disorder: 0,
    }
    const all = { units: unitsOf('a', 'b'), parts: [[0, 1]], disorder: 0 }
    const none = { units: unitsOf('a'), parts: [[0]], disorder: 0 }
    expect(gammaCat(half, [all, half, none], by)).toEqual({
      value: 1 - 0.5 / 0.75,
      parts: { observed: 0.5, expected: 0.75, samples: 2 },
    })
    expect(gammaCat(half, [all], by)).toMatchObject({ value: 0.5, parts: { expected: 1 } })
    expect(gammaCat(half, [none], by)).toMatchObject({ value: null, reason: 'no_variation' })
  })

  test('without two units in one part there is nothing to compare', () => {
    const alone = gamma([[{ start: 0, end: 5, category: 'a' }], []], settings)
    expect(alone.gammaCat).toEqual({ value: null, reason: 'no_pairs', parts: {} })
  })
})
