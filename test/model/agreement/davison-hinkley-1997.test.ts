import { expect, test } from 'vitest'
import { drawsBeyond, hasFarEnd } from '#model/agreement/far-ends.ts'
import { fromUnitDraws } from '#model/agreement/from-draws.ts'
import { marksOf } from '#model/agreement/interval-marks.ts'
import { ratingsOf } from '#model/agreement/ratings.ts'
import { type UnitsAlike, unitsAlike } from '#model/agreement/units-alike.ts'

const draws = Array.from({ length: 2_000 }, (_, at) => at / 2_000)
const bca = (beyond: number) =>
  ({ method: 'bca', drawn: 'units', draws: 2_000, undefinedDraws: 0, beyond }) as const

test('[AG20] the end with fewer draws at or beyond it counts, and draws that equal an end are not beyond it alone', () => {
  expect(drawsBeyond(draws, [draws[3]!, draws[1_900]!])).toBe(4)
  expect(drawsBeyond(draws, [draws[200]!, draws[1_998]!])).toBe(2)
  expect(drawsBeyond([0, 0.5, 1, 1, 1, 1], [0.4, 1])).toBe(1)
  expect(drawsBeyond([0, 0, 0, 1, 1, 1], [0, 1])).toBe(3)
})

test('[AG20] an interval is marked with fewer than ten draws at or beyond an end, whatever made it', () => {
  const percentile = (of: number, undefinedDraws = 0) =>
    ({ method: 'percentile', drawn: 'units', draws: of, undefinedDraws }) as const
  expect([bca(4), bca(9), bca(10)].map(hasFarEnd)).toEqual([true, true, false])
  expect([percentile(300), percentile(1_000), percentile(1_000, 700)].map(hasFarEnd)).toEqual([
    true,
    false,
    true,
  ])
  expect([undefined, { method: 't' } as const].map(hasFarEnd)).toEqual([false, false])
  expect(marksOf({ ...bca(4), undefinedDraws: 150 })).toBe('*†')
})

test('[AG20] BCa says how few draws its outer end rests on', () => {
  // Of thirty units one is far from all others: its acceleration draws the lower end far out.
  const values = Array.from({ length: 30 }, (_, unit) => (unit === 0 ? -30 : unit / 30))
  let times = new Float64Array(values.length).fill(1)
  const alike: UnitsAlike = {
    ...unitsAlike(ratingsOf(values.map((_, unit) => [`${unit}`, `${unit}`]))),
    sizes: new Float64Array(values.length).fill(1),
    draw: (drawn) => void (times = drawn.slice()),
    leaveOut: (unit) => void (times = times.map((_, at) => (at === unit ? 0 : 1))),
  }
  const mean = () => {
    const count = times.reduce((sum, one) => sum + one, 0)
    return values.reduce((sum, value, unit) => sum + value * times[unit]!, 0) / count
  }
  const [found] = fromUnitDraws([{ value: mean(), again: mean }], alike, {
    draws: 1_000,
    seed: 1,
    method: 'bca',
  })
  expect(found!.interval).toMatchObject({ method: 'bca' })
  expect(hasFarEnd(found!.interval)).toBe(true)
})
