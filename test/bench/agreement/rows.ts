import { agreementOf } from '#model/agreement/agreement.ts'
import { alphaU1995 } from '#model/agreement/alpha-u-1995.ts'
import { drawsOf, resampled } from '#model/agreement/bootstrap.ts'
import { codeEstimates } from '#model/agreement/by-code.ts'
import { countsOf } from '#model/agreement/counts.ts'
import { cuAlpha, kuAlpha } from '#model/agreement/cu-alpha.ts'
import { drawnFrom } from '#model/agreement/drawn.ts'
import { drawsIn } from '#model/agreement/figures.ts'
import { usualDissimilarity } from '#model/agreement/gamma/dissimilarity.ts'
import { gamma } from '#model/agreement/gamma/gamma.ts'
import { Kept } from '#model/agreement/kept.ts'
import { krippendorffAlpha } from '#model/agreement/krippendorff-alpha.ts'
import { LastSpreads } from '#model/agreement/last-spreads.ts'
import { reliabilityData } from '#model/agreement/reliability.ts'
import { withIntervals } from '#model/agreement/resampling.ts'
import { continuumOfFile } from '#model/agreement/spans-results.ts'
import { barUAlpha, uAlpha } from '#model/agreement/u-alpha.ts'
import { unitizingSums } from '#model/agreement/unitizing.ts'
import { unitsAlike } from '#model/agreement/units-alike.ts'
import { aStudy } from '../../model/agreement/study.ts'
import { someRatings, someSpans, someStudy, someUnits, withOneLayerChanged } from './inputs.ts'
import { type Measured, peakMegabytes, timed } from './measured.ts'
import { krippendorffMs, numpyMs } from './peers.ts'

const thousand = { bootstrap: 1_000, seed: 1 }

/** The goals of speed, a row each, by the name that `--only` takes. */
export const rows: Record<string, () => Measured[]> = {
  alpha() {
    const size = { coders: 20, units: 1_000_000, categories: 10 }
    const million = someRatings({ ...size, missing: 0.2 })
    const before = peakMegabytes()
    const runs = timed(() => krippendorffAlpha(countsOf(million), million.categories), 3)
    return [
      {
        what: 'nominal alpha, 20 coders x 1,000,000 units, 10 categories, 20 % missing',
        runs,
        goalMs: 250,
        peers: [
          ['numpy', numpyMs(size)],
          ['krippendorff', krippendorffMs(size)],
        ],
        note: `${(peakMegabytes() - before).toFixed(0)} MB over the input (goal 300)`,
      },
    ]
  },
  draws() {
    const small = someRatings({ coders: 4, units: 1_000, categories: 5 })
    const drawn = () => {
      const { counts, draw } = unitsAlike(small)
      const again = () => krippendorffAlpha(counts, small.categories).value
      const drawn = drawsOf(small.units, [again], { draws: 1_000, seed: 1 }, draw)
      return resampled(drawn[0]!, 1_000)
    }
    return [
      {
        what: '1,000 draws of alpha, 4 coders x 1,000 units',
        runs: timed(drawn, 20),
        goalMs: 50,
      },
    ]
  },
  'draws-codes'() {
    const size = { transcripts: 1, turns: 20_000, coders: 10, codes: 60, spans: 20_000, seed: 7 }
    const { transcripts, layers, codes } = aStudy(size)
    const data = reliabilityData(transcripts, layers, codes, 'turn')
    const drawn = drawnFrom(data)
    const alphas = codeEstimates(data, drawn).filter(
      ({ figure }) => figure.name === 'binary_alpha_by_code',
    )
    return [
      {
        what: '1,000 draws of alpha, 10 coders x 20,000 units x 60 codes',
        runs: timed(() => withIntervals(alphas, drawn, drawsIn(thousand)), 3),
        goalMs: 5_000,
      },
    ]
  },
  spans() {
    const { continuum } = continuumOfFile(someSpans({ coders: 5, each: 20_000 }))
    const what = '5 coders x 20,000 spans, 1,000,000 positions'
    return [
      { what: `alpha_U of 1995, ${what}`, runs: timed(() => alphaU1995(continuum)), goalMs: 200 },
      {
        what: `u, bar-u, cu and ku, ${what}`,
        runs: timed(() => {
          const sums = unitizingSums(continuum)
          return [uAlpha(sums), barUAlpha(sums), cuAlpha(sums), kuAlpha(sums)]
        }),
        goalMs: 200,
      },
    ]
  },
  gamma() {
    const settings = { samples: 30, seed: 1, by: usualDissimilarity }
    const [three, two] = [
      someUnits({ coders: 3, each: 138 }),
      someUnits({ coders: 2, each: 1_111 }),
    ]
    const count = (layers: readonly unknown[][]) => layers.map((own) => own.length).join(' + ')
    return [
      {
        what: `gamma, exact, 30 samples, 3 coders, ${count(three)} spans`,
        runs: timed(() => gamma(three, settings), 3),
        goalMs: 2_000,
      },
      {
        what: `gamma, exact, 30 samples, 2 coders, ${count(two)} spans`,
        runs: timed(() => gamma(two, settings), 3),
        goalMs: 5_000,
      },
    ]
  },
  typical() {
    const before = { kept: new Kept(), spreads: new LastSpreads() }
    let study = someStudy('typical')
    const whole = () => agreementOf({ ...study, settings: { unit: 'turn', ...thousand } }, before)
    const [first] = timed(whole, 1)
    const runs = Array.from({ length: 20 }, (_, at) => {
      study = withOneLayerChanged(study, at)
      return timed(whole, 1)[0]!
    })
    const what = 'whole report, typical project, by turn, 1,000 draws'
    return [
      { what: `${what}, the first in a new process`, runs: [first!], goalMs: 1_000 },
      { what: `${what}, after one layer changed`, runs: runs.slice(10), goalMs: 100 },
    ]
  },
  large() {
    const before = { kept: new Kept(), spreads: new LastSpreads() }
    const study = someStudy('large')
    const settings = { unit: 'turn' as const, ...thousand }
    const what = 'whole report, large project, by turn, 1,000 draws'
    const first = timed(() => agreementOf({ ...study, settings }, before), 1)
    const changed = withOneLayerChanged(study, 1)
    const note = `${peakMegabytes().toFixed(0)} MB at most (goal 1,000)`
    return [
      { what, runs: first, goalMs: 10_000, note },
      {
        what: `${what}, after one layer changed`,
        runs: timed(() => agreementOf({ ...changed, settings }, before), 1),
      },
    ]
  },
}
