import { agreementOf } from '#model/agreement/agreement.ts'
import { alphaU1995 } from '#model/agreement/alpha-u-1995.ts'
import { boundarySimilarity } from '#model/agreement/boundary-similarity.ts'
import { usualDissimilarity } from '#model/agreement/gamma/dissimilarity.ts'
import { gamma } from '#model/agreement/gamma/gamma.ts'
import { byPosition, lenient, oneToOne } from '#model/agreement/matching.ts'
import { positionAnyCode, positionByCode, positionSets } from '#model/agreement/position.ts'
import { ratingsResults } from '#model/agreement/ratings-results.ts'
import { continuumOfFile } from '#model/agreement/spans-results.ts'
import { barUAlpha, uAlpha } from '#model/agreement/u-alpha.ts'
import { unitizingSums } from '#model/agreement/unitizing.ts'
import { aStudy } from '../../model/agreement/study.ts'
import { someRatings, someSpans, someUnits } from './inputs.ts'
import { median, timed } from './measured.ts'

const times = [1, 4, 16]

/** What is reckoned at a size; its input is made before it is measured. */
const growing: Record<string, (size: number) => () => unknown> = {
  'every coefficient of ratings, 4 x 10,000'(size) {
    const ratings = someRatings({ coders: 4, units: 10_000 * size, categories: 5, missing: 0.1 })
    return () => ratingsResults(ratings)
  },
  'alpha_U of 1995, 3 x 1,000 spans'(size) {
    const { continuum } = continuumOfFile(someSpans({ coders: 3, each: 1_000 * size }))
    return () => alphaU1995(continuum)
  },
  'u and bar-u, 3 x 1,000 spans'(size) {
    const { continuum } = continuumOfFile(someSpans({ coders: 3, each: 1_000 * size }))
    return () => {
      const sums = unitizingSums(continuum)
      return [uAlpha(sums), barUAlpha(sums)]
    }
  },
  'by positions, 3 x 1,000 spans'(size) {
    const { continuum } = continuumOfFile(someSpans({ coders: 3, each: 1_000 * size }))
    return () => [
      positionByCode(continuum),
      positionAnyCode(continuum),
      positionSets(continuum, 'masi'),
    ]
  },
  'lenient and by characters, 2 x 1,000 spans'(size) {
    const { raw } = continuumOfFile(someSpans({ coders: 2, each: 1_000 * size }))
    return () => [lenient(raw[0]!, raw[1]!), byPosition(raw[0]!, raw[1]!)]
  },
  'one to one (largest matching), 2 x 1,000 spans'(size) {
    const { raw } = continuumOfFile(someSpans({ coders: 2, each: 1_000 * size }))
    return () => oneToOne(raw[0]!, raw[1]!, 'partial')
  },
  'boundary similarity, 1,000 segments'(size) {
    const one = Array.from({ length: 1_000 * size }, (_, at) => 3 + (at % 5))
    return () => boundarySimilarity(one, [...one].reverse(), 3)
  },
  'whole report, 20 transcripts, 3 coders, 60 codes, 200 draws'(size) {
    const study = aStudy({
      ...{ transcripts: 20 * size, turns: 100, coders: 3, codes: 60, spans: 150 },
      seed: 7,
    })
    return () => agreementOf({ ...study, settings: { unit: 'turn', bootstrap: 200, seed: 1 } })
  },
  'gamma (excepted), 2 x 50 spans, 10 samples'(size) {
    const layers = someUnits({ coders: 2, each: 50 * size })
    return () => gamma(layers, { samples: 10, seed: 1, by: usualDissimilarity })
  },
}

/** Prints what each figure costs at sizes x1, x4 and x16, and the power of the size that it last grows with. */
export function printGrowth(): void {
  console.log('processor time against size, medians; n log n is a power of about 1.1')
  for (const [what, at] of Object.entries(growing)) {
    const found = times.map((size) => {
      const run = at(size)
      run()
      return median(timed(run, 3).map(({ processorMs }) => processorMs))
    })
    const power = Math.log(found[2]! / found[1]!) / Math.log(times[2]! / times[1]!)
    const shown = found.map((ms, index) => `x${times[index]} ${ms.toFixed(1)} ms`.padStart(16))
    console.log(`${what.padEnd(64)} ${shown.join('')}   power ${power.toFixed(2)}`)
  }
}
