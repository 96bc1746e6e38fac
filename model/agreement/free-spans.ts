import type { ContinuumSpan } from './continuum.ts'
import type { AgreementFigure, AgreementSettings } from './figures.ts'
import type { ReliabilityData } from './reliability.ts'
import { Tallies, withIntervals } from './resampling.ts'
import { uAlpha } from './u-alpha.ts'
import { type UnitizingSums, unitizingSumsOf } from './unitizing.ts'

/**
 * u_alpha of each code on the whole texts, as free spans.
 *
 * Each transcript is compared among the coders who completed it, and their sums add up, as if the
 * transcripts were one text; with the same coders on all of them that is the coefficient of the source.
 * Transcripts alone are drawn: neighbouring characters are not independent of one another.
 */
export function spanFigures(data: ReliabilityData, settings: AgreementSettings): AgreementFigure[] {
  const { continua, codes } = data
  const tallies = new Tallies()
  // compared length m L, and for each code: gap against code, code and code, its length, squared lengths
  const shared = tallies.make(1)
  continua.forEach(({ continuum }, document) => {
    shared.add(document, 0, continuum.coders * continuum.length)
  })
  const byCode = continua.map(({ continuum }) => {
    const own = new Map<number, ContinuumSpan[]>()
    for (const span of continuum.spans) {
      const others = own.get(span.value)
      if (others === undefined) own.set(span.value, [span])
      else others.push(span)
    }
    return own
  })
  const estimates = codes.map((code, value) => {
    const tally = tallies.make(4)
    let spans = 0
    let compared = 0
    continua.forEach(({ continuum }, document) => {
      compared += continuum.coders * continuum.length
      const own = byCode[document]!.get(value)
      if (own === undefined) return
      spans += own.length
      const sums = unitizingSumsOf({ ...continuum, spans: own }, value)
      const length = own.reduce((sum, { start, end }) => sum + end - start, 0)
      tally.add(document, 0, sums.observed[1]!)
      tally.add(document, 1, sums.observed[3]!)
      tally.add(document, 2, length)
      tally.add(document, 3, sums.own[1]!)
    })
    tally.drawEachOnce(continua.length)
    const found = continua.length === 0 ? noPairs : uAlpha(sumsOf(compared, ...four(tally.sums)))
    const parts = { ...found.parts, spans, markedLength: tally.sums[2]! }
    return {
      figure: { name: 'u_alpha_by_code' as const, code, ...found, parts },
      again: () => uAlpha(sumsOf(shared.sums[0]!, ...four(tally.sums))).value,
    }
  })
  const drawn = { what: 'transcripts' as const, count: continua.length }
  return withIntervals(estimates, tallies, drawn, settings)
}

const noPairs = { value: null, reason: 'no_pairs' as const, parts: {} }

function four(sums: Float64Array): [number, number, number, number] {
  return [sums[0]!, sums[1]!, sums[2]!, sums[3]!]
}

/** Two labels, gap and code, from what differs from nothing being coded. */
function sumsOf(
  compared: number,
  across: number,
  within: number,
  marked: number,
  squares: number,
): UnitizingSums {
  return {
    labels: 2,
    observed: Float64Array.of(compared - 2 * across - within, across, across, within),
    own: Float64Array.of(compared - marked, squares),
    covered: new Float64Array(2),
  }
}
