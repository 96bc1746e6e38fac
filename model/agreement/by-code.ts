import { beyondChance, type Coefficient } from './coefficient.ts'
import { cohenKappa, kappaOfSums } from './cohen.ts'
import { countsOf } from './counts.ts'
import type { Drawn } from './drawn.ts'
import { fleissKappa } from './fleiss.ts'
import { alphaWithInterval, nominalAlphaOfSums } from './krippendorff-alpha.ts'
import { percentAgreement, percentOfPair } from './percent.ts'
import { pairsOf } from './ratings.ts'
import type { ReliabilityData } from './reliability.ts'
import type { Estimate, Tallies } from './resampling.ts'
import { presenceOf } from './set-ratings.ts'
import { type Shared, sharedBy, unitsByCode } from './units-by-code.ts'

/**
 * Alpha, Fleiss' kappa and percent of each code taken as present or absent, and Cohen's kappa and percent of
 * each pair of coders on it.
 */
export function codeEstimates(data: ReliabilityData, drawn: Drawn, tallies: Tallies): Estimate[] {
  const shared = sharedBy(data, drawn, tallies)
  const marked = unitsByCode(data, drawn)
  return data.codes.flatMap((_, code) => [
    ...allCoders(data, code, marked[code]!, drawn, tallies, shared),
    ...eachPair(data, code, marked[code]!, drawn, tallies, shared),
  ])
}

function allCoders(
  data: ReliabilityData,
  code: number,
  marked: Int32Array,
  drawn: Drawn,
  tallies: Tallies,
  { units: shared, given }: Shared,
): Estimate[] {
  const counts = countsOf(presenceOf(data.sets, code))
  // share of present, disagreeing share, present among pairable, disagreement of alpha
  const tally = tallies.make(4)
  let withCode = 0
  for (const unit of marked) {
    const present = counts.counts[unit * 2 + 1]!
    const cluster = drawn.clusterOf[unit]!
    const ratings = given[unit]!
    tally.add(cluster, 0, present / ratings)
    if (ratings < 2) continue
    withCode++
    const apart = 2 * present * (ratings - present)
    tally.add(cluster, 1, apart / (ratings * (ratings - 1)))
    tally.add(cluster, 2, present)
    tally.add(cluster, 3, apart / (ratings - 1))
  }
  const [n, own] = [shared.sums, tally.sums]
  const observed = () => 1 - own[1]! / n[1]!
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
      again: () => nominalAlphaOfSums(n[2]!, own[3]!, own[2]! ** 2 + (n[2]! - own[2]!) ** 2),
    },
    {
      figure: named('fleiss', fleissKappa(counts)),
      again: () => {
        if (n[1] === 0) return null
        const share = own[0]! / n[0]!
        return beyondChance(observed(), share * share + (1 - share) * (1 - share)).value
      },
    },
    {
      figure: named('percent', percentAgreement(counts)),
      again: () => (n[1] === 0 ? null : observed()),
    },
  ]
}

function eachPair(
  data: ReliabilityData,
  code: number,
  marked: Int32Array,
  drawn: Drawn,
  tallies: Tallies,
  { pairs: shared, either }: Shared,
): Estimate[] {
  const { coders: m, values } = data.sets.ratings
  const has = Uint8Array.from(data.sets.sets, (set) => (set.includes(code) ? 1 : 0))
  const pairs = pairsOf(m)
  // for each pair: present for both, for the first alone, for the second alone
  const tally = tallies.make(Math.max(1, 3 * pairs.length))
  for (const unit of marked) {
    const cluster = drawn.clusterOf[unit]!
    pairs.forEach(([g, h], index) => {
      const one = values[unit * m + g]!
      const other = values[unit * m + h]!
      if (one < 0 || other < 0) return
      const cell = has[one]! * 2 + has[other]!
      if (cell > 0) tally.add(cluster, 3 * index + (cell === 3 ? 0 : 3 - cell), 1)
    })
  }
  tally.drawEachOnce(drawn.count + 1)
  shared.drawEachOnce(drawn.count + 1)
  const [n, own] = [shared.sums, tally.sums]
  return pairs.flatMap(([g, h], index) => {
    const at = 3 * index
    const [all, both, first, second] = [n[index]!, own[at]!, own[at + 1]!, own[at + 2]!]
    const cells = { both, first, second, neither: all - both - first - second }
    const table = { q: 2, cells: Float64Array.of(cells.neither, second, first, both) }
    const { se0: _, ...kappa } = cohenKappa(table)
    const percent = percentOfPair(either[index]!, all, both + cells.neither)
    const of = { code: data.codes[code]!, coders: [data.coders[g]!, data.coders[h]!] } satisfies {
      code: string
      coders: [string, string]
    }
    const same = () => n[index]! - own[at + 1]! - own[at + 2]!
    return [
      {
        figure: { name: 'cohen' as const, ...of, ...kappa, parts: { ...kappa.parts, ...cells } },
        again: () => {
          const total = n[index]!
          const [one, other] = [own[at]! + own[at + 1]!, own[at]! + own[at + 2]!]
          return kappaOfSums(total, same(), one * other + (total - one) * (total - other))
        },
      },
      {
        figure: {
          name: 'percent' as const,
          ...of,
          ...percent,
          parts: { ...percent.parts, ...cells },
        },
        again: () => (n[index] === 0 ? null : same() / n[index]!),
      },
    ]
  })
}
