import { type Resampled, resampled } from './bootstrap.ts'
import type { Coefficient } from './coefficient.ts'
import type { Drawn } from './drawn.ts'
import { fewest } from './few.ts'
import type { AgreementFigure, AgreementSettings, Interval, NoInterval } from './figures.ts'
import { drawWithReplacement, seeded } from './random.ts'
import { type Drawable, lanes } from './tally.ts'

/** A figure before its interval: what it is, and how a draw gives it again. */
export interface Estimate {
  figure: Omit<AgreementFigure, 'interval'>
  /** What it is reckoned from, each after what it itself rests on. */
  from: readonly Drawable[]
  /** Writes the figure of the draw in each lane, NaN where it is undefined there. */
  again: (into: Float64Array) => void
}

/** A figure of one lane, for all of them. What is drawn for many thousands of figures has its own loop instead. */
export function inEachLane(figure: (lane: number) => number | null): Estimate['again'] {
  return (into) => {
    for (let lane = 0; lane < lanes; lane++) into[lane] = figure(lane) ?? Number.NaN
  }
}

/** So many values of draws are held at a time, 32 MB of them: a large study has some thousand figures. */
const mostValues = 4_000_000

/**
 * Gives each figure its interval: from a bootstrap, or from its formula where none was asked for.
 *
 * All figures are drawn with the same draws. Where they are too many to hold what each draw gave, the draws
 * are made again for some of them after the others.
 *
 * @param tell is told how much of the draws is done
 */
export function withIntervals(
  estimates: readonly Estimate[],
  drawn: Pick<Drawn, 'what' | 'count'>,
  { bootstrap: draws, seed }: Pick<AgreementSettings, 'bootstrap' | 'seed'>,
  tell?: (share: number) => void,
): AgreementFigure[] {
  const tooFew = draws === 0 ? null : tooFewOf(drawn)
  if (draws === 0 || tooFew !== null) {
    return estimates.map(({ figure }) => {
      if (tooFew === null) return byFormula(figure)
      return { ...plain(figure), interval: { method: 'none', reason: tooFew } }
    })
  }
  const open = estimates.filter(({ figure }) => figure.value !== null)
  const intervals = new Map<Estimate, Resampled | null>()
  const atOnce = Math.max(1, Math.floor(mostValues / draws))
  for (let from = 0; from < open.length; from += atOnce) {
    const some = open.slice(from, from + atOnce)
    const found = drawnAgain(some, drawn.count, { draws, seed }, (share) =>
      tell?.((from + share * some.length) / open.length),
    )
    for (const [index, estimate] of some.entries()) intervals.set(estimate, found[index]!)
  }
  return estimates.map((estimate) => {
    const found = intervals.get(estimate) ?? null
    if (found === null) {
      return { ...plain(estimate.figure), interval: { method: 'none', reason: 'undefined' } }
    }
    const interval: Interval = {
      method: 'bootstrap',
      drawn: drawn.what,
      of: drawn.count,
      draws: found.draws,
      undefinedDraws: found.undefinedDraws,
    }
    return { ...estimate.figure, ...spread(found), interval }
  })
}

/** Two to four transcripts have so few different draws that an interval is but their extremes. */
const fewestForInterval = fewest.transcripts

function tooFewOf({ what, count }: Pick<Drawn, 'what' | 'count'>): NoInterval | null {
  if (count < 2) return what === 'transcripts' ? 'one_transcript' : 'one_turn'
  return what === 'transcripts' && count < fewestForInterval ? 'few_transcripts' : null
}

/** Draws `count` clusters with replacement, and reckons every figure again from each draw. */
function drawnAgain(
  estimates: readonly Estimate[],
  count: number,
  { draws, seed }: { draws: number; seed: number },
  tell: (share: number) => void,
): (Resampled | null)[] {
  const sums = [...new Set(estimates.flatMap(({ from }) => from))]
  const values = estimates.map(() => new Float64Array(draws))
  const found = new Int32Array(estimates.length)
  const random = seeded(seed)
  const one = new Float64Array(count)
  const figures = new Float64Array(lanes)
  // What is not drawn, units of one coder, stays once in every draw.
  const times = new Float64Array((count + 1) * lanes).fill(1)
  for (let from = 0; from < draws; from += lanes) {
    tell(from / draws)
    const some = Math.min(lanes, draws - from)
    for (let lane = 0; lane < some; lane++) {
      drawWithReplacement(random, one)
      for (let cluster = 0; cluster < count; cluster++)
        times[cluster * lanes + lane] = one[cluster]!
    }
    for (const sum of sums) sum.draw(times)
    for (let index = 0; index < estimates.length; index++) {
      estimates[index]!.again(figures)
      const own = values[index]!
      let known = found[index]!
      for (let lane = 0; lane < some; lane++) {
        const value = figures[lane]!
        if (!Number.isNaN(value)) own[known++] = value
      }
      found[index] = known
    }
  }
  return values.map((all, index) => resampled(all.subarray(0, found[index]!), draws))
}

function spread({ se, ci95 }: Resampled): Pick<Coefficient, 'se' | 'ci95'> {
  return { se, ci95 }
}

function byFormula(figure: Estimate['figure']): AgreementFigure {
  if (figure.value !== null && figure.parts.unitsWithCode === 1) {
    return { ...plain(figure), interval: { method: 'none', reason: 'one_unit' } }
  }
  if (figure.ci95 !== undefined) return { ...figure, interval: { method: 't' } }
  const reason = figure.value === null ? 'undefined' : 'not_asked'
  return { ...figure, interval: { method: 'none', reason } }
}

/** Without the standard error by formula, which takes units for independent of one another. */
function plain({ se: _, ci95: __, ...figure }: Estimate['figure']): Estimate['figure'] {
  return figure
}
