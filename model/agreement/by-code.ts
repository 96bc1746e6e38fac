import { type Coefficient, drawnBeyondChance } from './coefficient.ts'
import { cohenKappa, drawnKappa } from './cohen.ts'
import type { Counts } from './counts.ts'
import type { Drawn } from './drawn.ts'
import { fleissKappa } from './fleiss.ts'
import { alphaWithInterval, nominalAlphaOfSums } from './krippendorff-alpha.ts'
import { percentAgreement, percentOfPair } from './percent.ts'
import { placesWhere } from './places-where.ts'
import { pairsOf } from './ratings.ts'
import type { ReliabilityData } from './reliability.ts'
import type { Estimate } from './resampling.ts'
import { type Columns, Tally } from './tally.ts'
import { lanes } from './times.ts'
import { type Marked, type Shared, sharedBy, unitsByCode } from './units-by-code.ts'

/**
 * Alpha, Fleiss' kappa and percent of each code taken as present or absent, and Cohen's kappa and percent of
 * each pair of coders on it.
 */
export function codeEstimates(data: ReliabilityData, drawn: Drawn): Estimate[] {
  const shared = sharedBy(data, drawn)
  const marked = unitsByCode(data, drawn)
  return data.codes.flatMap((_, code) => [
    ...allCoders(data, code, marked[code]!, drawn, shared),
    ...eachPair(data, code, marked[code]!, drawn, shared),
  ])
}

function allCoders(
  data: ReliabilityData,
  code: number,
  marked: Marked,
  drawn: Drawn,
  { units: shared, given, withRatings, scale }: Shared,
): Estimate[] {
  // share of present, disagreeing share, present among pairable, disagreement of alpha; all but the third by scale
  const own = new Tally(4, scale)
  let withCode = 0
  marked.units.forEach((unit, index) => {
    const present = marked.starts[index + 1]! - marked.starts[index]!
    const cluster = drawn.clusterOf[unit]!
    const ratings = given[unit]!
    own.add(cluster, 0, present * (scale / ratings))
    if (ratings < 2) return
    withCode++
    const apart = 2 * present * (ratings - present)
    own.add(cluster, 1, apart * (scale / (ratings * (ratings - 1))))
    own.add(cluster, 2, present)
    own.add(cluster, 3, apart * (scale / (ratings - 1)))
  })
  const counts = presenceCounts(marked, given, withRatings)
  const reads = (columns: { shared: number[]; own: number[] }): Columns[] => [
    { tally: shared, columns: columns.shared },
    { tally: own, columns: columns.own },
  ]
  const named = (
    name: 'binary_alpha_by_code' | 'fleiss' | 'percent',
    found: Coefficient,
  ): Estimate['figure'] => ({
    name,
    code: data.codes[code]!,
    ...found,
    parts: { ...found.parts, unitsWithCode: withCode },
  })
  return [
    {
      figure: named('binary_alpha_by_code', alphaWithInterval(counts)),
      pairs: {
        counts,
        categories: ['absent', 'present'],
        metric: 'nominal',
        coders: counts.coders,
      },
      from: reads({ shared: [2], own: [2, 3] }),
      again: (into) => {
        for (let lane = 0; lane < lanes; lane++) {
          const n = shared.at(2, lane)
          const present = own.at(2, lane)
          const squares = present * present + (n - present) * (n - present)
          into[lane] = nominalAlphaOfSums(n, own.at(3, lane) / scale, squares) ?? Number.NaN
        }
      },
    },
    {
      figure: named('fleiss', fleissKappa(counts)),
      from: reads({ shared: [0, 1], own: [0, 1] }),
      again: (into) => {
        for (let lane = 0; lane < lanes; lane++) {
          const share = own.at(0, lane) / (scale * shared.at(0, lane))
          // Without a unit that two rated this is 0 / 0, which is how an undefined figure is told.
          const observed = 1 - own.at(1, lane) / (scale * shared.at(1, lane))
          const expected = share * share + (1 - share) * (1 - share)
          into[lane] = drawnBeyondChance(observed, expected)
        }
      },
    },
    {
      figure: named('percent', percentAgreement(counts)),
      from: reads({ shared: [1], own: [1] }),
      again: (into) => {
        for (let lane = 0; lane < lanes; lane++) {
          into[lane] = 1 - own.at(1, lane) / (scale * shared.at(1, lane))
        }
      },
    },
  ]
}

/** Absent (0) and present (1), units of as many ratings of which as many are present put together. */
function presenceCounts(
  { units: marked, starts }: Marked,
  given: Uint16Array,
  withRatings: Int32Array,
): Counts {
  const coders = withRatings.length - 1
  const width = coders + 1
  const times = new Int32Array(width * width)
  for (let ratings = 1; ratings < width; ratings++) times[ratings * width] = withRatings[ratings]!
  marked.forEach((unit, index) => {
    const ratings = given[unit]!
    times[ratings * width]!--
    times[ratings * width + starts[index + 1]! - starts[index]!]!++
  })
  const rows = placesWhere(times.length, (row) => times[row]! > 0)
  const ratings = rows.map((row) => Math.floor(row / width))
  const counts = new Int32Array(2 * rows.length)
  rows.forEach((row, unit) => {
    counts[2 * unit + 1] = row % width
    counts[2 * unit] = ratings[unit]! - (row % width)
  })
  const multiplicity = Float64Array.from(rows, (row) => times[row]!)
  const units = rows.length
  return { units, categories: 2, coders, counts, ratings, multiplicity, isGrouped: true }
}

function eachPair(
  data: ReliabilityData,
  code: number,
  marked: Marked,
  drawn: Drawn,
  { pairs: shared, either, partners }: Shared,
): Estimate[] {
  const m = data.sets.ratings.coders
  const pairs = pairsOf(m)
  const numbers = new Int32Array(m * m)
  pairs.forEach(([g, h], index) => {
    numbers[g * m + h] = index
  })
  // Present for both of each pair, then for a coder, where one with another rated too.
  const own = new Tally(pairs.length + partners.coders.length)
  marked.units.forEach((unit, index) => {
    const cluster = drawn.clusterOf[unit]!
    const transcript = partners.transcriptOf[unit]!
    const end = marked.starts[index + 1]!
    for (let i = marked.starts[index]!; i < end; i++) {
      const coder = marked.coders[i]!
      for (const column of partners.countingAt(transcript, coder)) {
        own.add(cluster, pairs.length + column, 1)
      }
      for (let j = i + 1; j < end; j++) own.add(cluster, numbers[coder * m + marked.coders[j]!]!, 1)
    }
  })
  own.drawEachOnce()
  return pairs.flatMap(([g, h], index) => {
    const first = pairs.length + partners.columnOf(g, h)
    const second = pairs.length + partners.columnOf(h, g)
    const from = [
      { tally: shared, columns: [index] },
      { tally: own, columns: [index, first, second] },
    ]
    const both = own.at(index, 0)
    const all = shared.at(index, 0)
    const apart = { first: own.at(first, 0) - both, second: own.at(second, 0) - both }
    const cells = { both, ...apart, neither: all - both - apart.first - apart.second }
    const table = { q: 2, cells: Float64Array.of(cells.neither, cells.second, cells.first, both) }
    const { se0: _, ...kappa } = cohenKappa(table)
    const percent = percentOfPair(either[index]!, all, both + cells.neither)
    const of = { code: data.codes[code]!, coders: [data.coders[g]!, data.coders[h]!] } satisfies {
      code: string
      coders: [string, string]
    }
    return [
      {
        figure: { name: 'cohen' as const, ...of, ...kappa, parts: { ...kappa.parts, ...cells } },
        from,
        again: (into: Float64Array) => {
          for (let lane = 0; lane < lanes; lane++) {
            const n = shared.at(index, lane)
            const one = own.at(first, lane)
            const other = own.at(second, lane)
            const same = n - one - other + 2 * own.at(index, lane)
            const products = one * other + (n - one) * (n - other)
            into[lane] = drawnKappa(n, same, products)
          }
        },
      },
      {
        figure: {
          name: 'percent' as const,
          ...of,
          ...percent,
          parts: { ...percent.parts, ...cells },
        },
        from,
        again: (into: Float64Array) => {
          for (let lane = 0; lane < lanes; lane++) {
            const n = shared.at(index, lane)
            const apart = own.at(first, lane) + own.at(second, lane) - 2 * own.at(index, lane)
            into[lane] = (n - apart) / n
          }
        },
      },
    ]
  })
}
