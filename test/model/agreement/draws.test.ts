import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ExpectedDistance } from '#model/agreement/expected-distance.ts'
import { Products } from '#model/agreement/products.ts'
import { disagreementByChance } from '#model/agreement/set-alpha.ts'
import { Tally } from '#model/agreement/tally.ts'
import { lanes, Times } from '#model/agreement/times.ts'

/** How often each of four sets was given, in each of a few transcripts. */
const sets = [[], [0], [0, 1], [1, 2, 3]].map((set) => Uint16Array.from(set))
const given = fc.array(fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), {
  minLength: 1,
  maxLength: 6,
})
const often = fc.array(fc.nat(3), { minLength: 6, maxLength: 6 })

function tallyOf(table: readonly (readonly number[])[]): Tally {
  const tally = new Tally(sets.length)
  table.forEach((row, cluster) => {
    row.forEach((value, set) => {
      tally.add(cluster, set, value)
    })
  })
  return tally
}

/** A draw in the last lane, and something else in the others. */
function drawOf(times: readonly number[]): Times {
  return new Times(Float64Array.from(times.flatMap((time) => [...Array(lanes - 1).fill(1), time])))
}

function totalsOf(table: readonly (readonly number[])[], times: readonly number[]): number[] {
  return sets.map((_, set) => table.reduce((sum, row, at) => sum + row[set]! * times[at]!, 0))
}

test('a draw of sums is the sums of what was drawn, by whatever way they are the fewest', () => {
  fc.assert(
    fc.property(given, often, (table, times) => {
      const totals = totalsOf(table, times)
      const draw = drawOf(times)
      for (const clusters of [table.length, 101]) {
        const [first, second] = [tallyOf(table), tallyOf([...table].reverse())]
        const products = new Products(first, second, clusters)
        const drawn = drawOf([...times, ...Array(101).fill(0)])
        for (const one of products.from) one.draw(drawn)
        const other = totalsOf([...table].reverse(), times)
        const wanted = totals.reduce((sum, total, set) => sum + total * other[set]!, 0)
        expect(products.at(lanes - 1)).toBe(wanted)
      }
      for (const kind of ['masi', 'jaccard'] as const) {
        const wanted = disagreementByChance(kind, sets, Float64Array.from(totals))
        for (const clusters of [table.length, 501]) {
          const tally = tallyOf(table)
          const expected = new ExpectedDistance(kind, sets, tally, clusters)
          tally.draw(draw)
          expected.draw(draw)
          expect(expected.at(lanes - 1)).toBeCloseTo(wanted, 9)
        }
      }
    }),
  )
})

test('each lane of a tally adds up what was drawn in it to the last digit, whole numbers or shares, few or many', () => {
  const whole = fc.oneof(fc.nat(9), fc.constantFrom(1_503, 9_001, 40_003))
  const any = fc.oneof(whole, fc.constantFrom(1 / 3, -2))
  const rows = <T>(cell: fc.Arbitrary<T>, width: number, length: number) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: length,
      maxLength: length,
    })
  fc.assert(
    fc.property(
      fc
        .tuple(fc.constantFrom(whole, any), fc.integer({ min: 1, max: 14 }))
        .chain(([cell, clusters]) =>
          fc.record({
            table: rows(cell, 3, clusters),
            times: rows(fc.nat(3), lanes, clusters),
          }),
        ),
      ({ table, times }) => {
        const tally = new Tally(3)
        table.forEach((values, cluster) => {
          values.forEach((value, column) => {
            tally.add(cluster, column, value)
          })
        })
        tally.draw(new Times(Float64Array.from(times.flat())))
        for (let column = 0; column < 3; column++) {
          for (let lane = 0; lane < lanes; lane++) {
            const wanted = table.reduce((sum, own, at) => sum + own[column]! * times[at]![lane]!, 0)
            expect(tally.at(column, lane)).toBe(wanted)
          }
        }
      },
    ),
    { numRuns: 300 },
  )
})
