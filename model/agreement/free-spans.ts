import { groupedBy } from '../grouped.ts'
import type { Continuum } from './continuum.ts'
import type { AgreementFigure } from './figures.ts'
import type { Draws } from './interval-method.ts'
import { Kept } from './kept.ts'
import type { ReliabilityData } from './reliability.ts'
import { withIntervals } from './resampling.ts'
import { Tally } from './tally.ts'
import { lanes } from './times.ts'
import { uAlpha, uAlphaOfValue } from './u-alpha.ts'
import { type UnitizingSums, unitizingSumsOf } from './unitizing.ts'

/**
 * u_alpha of each code on the whole texts, as free spans.
 *
 * Each transcript is compared among the coders who completed it, and their sums add up, as if the
 * transcripts were one text; with the same coders on all of them that is the coefficient of the source.
 * Transcripts alone are drawn: neighbouring characters are not independent of one another.
 *
 * @param kept what was made of these continua before
 * @param watch as `withIntervals` has it
 */
export function spanFigures(
  { continua, codes }: ReliabilityData,
  draws: Draws,
  kept = new Kept(),
  watch: Parameters<typeof withIntervals>[3] = {},
): AgreementFigure[] {
  // compared length m L, and for each code: gap against code, code and code, its length, squared lengths
  const shared = new Tally(1)
  continua.forEach(({ continuum }, document) => {
    shared.add(document, 0, continuum.coders * continuum.length)
  })
  const compared = continua.reduce(
    (sum, { continuum: { coders, length } }) => sum + coders * length,
    0,
  )
  const byCode = continua.map(({ continuum }) =>
    kept.of(continuum, 'sums by code', () => sumsByCode(continuum)),
  )
  const estimates = codes.map((code, value) => {
    const tally = new Tally(4)
    let spans = 0
    byCode.forEach((ofCodes, document) => {
      const own = ofCodes.get(value)
      if (own === undefined) return
      spans += own.spans
      own.sums.forEach((sum, column) => {
        tally.add(document, column, sum)
      })
    })
    tally.drawEachOnce()
    const found = continua.length === 0 ? noPairs : uAlpha(sumsOf(compared, ...four(tally, 0)))
    const parts = { ...found.parts, spans, markedLength: tally.at(2, 0) }
    return {
      figure: { name: 'u_alpha_by_code' as const, code, ...found, parts },
      from: [
        { tally: shared, columns: [0] },
        { tally, columns: [0, 1, 2, 3] },
      ],
      again: (into: Float64Array) => {
        for (let lane = 0; lane < lanes; lane++) {
          into[lane] =
            uAlphaOfValue(shared.at(0, lane), {
              across: tally.at(0, lane),
              within: tally.at(1, lane),
              marked: tally.at(2, lane),
              squares: tally.at(3, lane),
            }) ?? Number.NaN
        }
      },
    }
  })
  const drawn = { what: 'transcripts' as const, count: continua.length }
  return withIntervals(estimates, drawn, draws, watch)
}

/** Of each code on one continuum: how many spans, and the four sums that its tally takes. */
function sumsByCode(continuum: Continuum) {
  const byValue = groupedBy(continuum.spans, (span) => span.value)
  return new Map(
    [...byValue].map(([value, spans]) => {
      const { observed, own } = unitizingSumsOf({ ...continuum, spans }, value)
      const length = spans.reduce((sum, { start, end }) => sum + end - start, 0)
      const sums = [observed[1]!, observed[3]!, length, own[1]!]
      return [value, { spans: spans.length, sums }] as const
    }),
  )
}

const noPairs = { value: null, reason: 'no_pairs' as const, parts: {} }

function four(tally: Tally, lane: number): [number, number, number, number] {
  return [tally.at(0, lane), tally.at(1, lane), tally.at(2, lane), tally.at(3, lane)]
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
