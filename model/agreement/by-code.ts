import { beyondChance, type Coefficient } from './coefficient.ts'
import { cohenKappa, kappaOfSums } from './cohen.ts'
import { countsOf } from './counts.ts'
import type { Drawn } from './drawn.ts'
import { fleissKappa } from './fleiss.ts'
import { alphaWithInterval, nominalAlphaOfSums } from './krippendorff-alpha.ts'
import { percentAgreement } from './percent.ts'
import { ofPair, pairsOf, type Ratings } from './ratings.ts'
import type { ReliabilityData } from './reliability.ts'
import type { Estimate, Tallies } from './resampling.ts'
import { presenceOf } from './set-ratings.ts'
import type { Tally } from './tally.ts'
import { pairTable } from './two-coders.ts'

/** What all codes share: units with a rating, with two, their ratings, and units each pair rated. */
interface Shared {
  units: Tally
  pairs: Tally
}

/**
 * Alpha, Fleiss' kappa and percent of each code taken as present or absent, and Cohen's kappa and percent of
 * each pair of coders on it.
 */
export function codeEstimates(data: ReliabilityData, drawn: Drawn, tallies: Tallies): Estimate[] {
  const shared = sharedBy(data, drawn, tallies)
  return data.codes.flatMap((code, place) => {
    const presence = presenceOf(data.sets, place)
    return [
      ...allCoders(code, presence, drawn, tallies, shared),
      ...eachPair(data.coders, code, presence, drawn, tallies, shared),
    ]
  })
}

function sharedBy({ sets: { ratings } }: ReliabilityData, drawn: Drawn, tallies: Tallies): Shared {
  const { coders, values } = ratings
  const pairs = pairsOf(coders)
  const shared = { units: tallies.make(3), pairs: tallies.make(Math.max(1, pairs.length)) }
  for (const unit of drawn.order) {
    const cluster = drawn.clusterOf[unit]!
    let given = 0
    for (let coder = 0; coder < coders; coder++) if (values[unit * coders + coder]! >= 0) given++
    if (given >= 1) shared.units.add(cluster, 0, 1)
    if (given < 2) continue
    shared.units.add(cluster, 1, 1)
    shared.units.add(cluster, 2, given)
    pairs.forEach(([g, h], index) => {
      if (values[unit * coders + g]! >= 0 && values[unit * coders + h]! >= 0) {
        shared.pairs.add(cluster, index, 1)
      }
    })
  }
  return shared
}

function allCoders(
  code: string,
  presence: Ratings,
  drawn: Drawn,
  tallies: Tallies,
  { units: shared }: Shared,
): Estimate[] {
  const counts = countsOf(presence)
  // share of present, disagreeing share, present among pairable, disagreement of alpha
  const tally = tallies.make(4)
  let withCode = 0
  for (const unit of drawn.order) {
    const present = counts.counts[unit * 2 + 1]!
    if (present === 0) continue
    const cluster = drawn.clusterOf[unit]!
    const given = counts.ratings[unit]!
    tally.add(cluster, 0, present / given)
    if (given < 2) continue
    withCode++
    const apart = 2 * present * (given - present)
    tally.add(cluster, 1, apart / (given * (given - 1)))
    tally.add(cluster, 2, present)
    tally.add(cluster, 3, apart / (given - 1))
  }
  const [n, own] = [shared.sums, tally.sums]
  const observed = () => 1 - own[1]! / n[1]!
  return [
    {
      figure: named('binary_alpha_by_code', code, alphaWithInterval(counts), withCode),
      again: () => nominalAlphaOfSums(n[2]!, own[3]!, own[2]! ** 2 + (n[2]! - own[2]!) ** 2),
    },
    {
      figure: named('fleiss', code, fleissKappa(counts), withCode),
      again: () => {
        if (n[1] === 0) return null
        const share = own[0]! / n[0]!
        return beyondChance(observed(), share * share + (1 - share) * (1 - share)).value
      },
    },
    {
      figure: named('percent', code, percentAgreement(counts), withCode),
      again: () => (n[1] === 0 ? null : observed()),
    },
  ]
}

function eachPair(
  coders: readonly string[],
  code: string,
  presence: Ratings,
  drawn: Drawn,
  tallies: Tallies,
  { pairs: shared }: Shared,
): Estimate[] {
  return pairsOf(coders.length).flatMap(([g, h], index) => {
    const { values, coders: m } = presence
    // present for both, for the first alone, for the second alone
    const tally = tallies.make(3)
    for (const unit of drawn.order) {
      const one = values[unit * m + g]!
      const other = values[unit * m + h]!
      if (one < 0 || other < 0 || one + other === 0) continue
      tally.add(drawn.clusterOf[unit]!, one + other === 2 ? 0 : one === 1 ? 1 : 2, 1)
    }
    const table = pairTable(presence, g, h)
    const [neither, second, first, both] = table.cells
    const cells = { both: both!, first: first!, second: second!, neither: neither! }
    const { se0: _, ...kappa } = cohenKappa(table)
    const pair: [string, string] = [coders[g]!, coders[h]!]
    const percent = percentAgreement(countsOf(ofPair(presence, g, h)))
    const [n, own] = [shared.sums, tally.sums]
    const same = () => n[index]! - own[1]! - own[2]!
    return [
      {
        figure: {
          name: 'cohen' as const,
          code,
          coders: pair,
          ...kappa,
          parts: { ...kappa.parts, ...cells },
        },
        again: () => {
          const total = n[index]!
          const [one, other] = [own[0]! + own[1]!, own[0]! + own[2]!]
          return kappaOfSums(total, same(), one * other + (total - one) * (total - other))
        },
      },
      {
        figure: {
          name: 'percent' as const,
          code,
          coders: pair,
          ...percent,
          parts: { ...percent.parts, ...cells },
        },
        again: () => (n[index] === 0 ? null : same() / n[index]!),
      },
    ]
  })
}

function named(
  name: 'binary_alpha_by_code' | 'fleiss' | 'percent',
  code: string,
  coefficient: Coefficient,
  unitsWithCode: number,
): Estimate['figure'] {
  return { name, code, ...coefficient, parts: { ...coefficient.parts, unitsWithCode } }
}
