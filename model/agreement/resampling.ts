import { bootstrap, type Recompute, type Resampled } from './bootstrap.ts'
import type { Coefficient } from './coefficient.ts'
import type { Drawn } from './drawn.ts'
import type { AgreementFigure, AgreementSettings, Interval } from './figures.ts'
import { Tally } from './tally.ts'

/** A figure before its interval: what it is, and how a draw gives it again. */
export interface Estimate {
  figure: Omit<AgreementFigure, 'interval'>
  /** The figure of the present draw, from the tallies. */
  again: () => number | null
}

/** Tallies that are drawn together. */
export class Tallies {
  private readonly all: Tally[] = []
  /** How often each cluster came in the present draw. */
  times: Float64Array = new Float64Array(0)

  /** A new tally of `width` sums for each cluster. */
  make(width: number): Tally {
    const tally = new Tally(width)
    this.all.push(tally)
    return tally
  }

  /** Sums every tally anew for one draw. @param times how often each cluster came in it */
  draw(times: Float64Array): void {
    this.times = times
    for (const tally of this.all) tally.draw(times)
  }

  /** The sums of the data as they are, from which the figure itself is reckoned. */
  drawEachOnce(clusters: number): void {
    this.draw(new Float64Array(clusters).fill(1))
  }
}

/**
 * Gives each figure its interval: from a bootstrap, or from its formula where none was asked for.
 *
 * @param tell is told how much of the draws is done
 */
export function withIntervals(
  estimates: readonly Estimate[],
  tallies: Tallies,
  drawn: Pick<Drawn, 'what' | 'count'>,
  { bootstrap: draws, seed }: AgreementSettings,
  tell?: (share: number) => void,
): AgreementFigure[] {
  const tooFew = drawn.what === 'transcripts' ? 'one_transcript' : 'one_turn'
  if (draws === 0 || drawn.count < 2) {
    return estimates.map(({ figure }) => {
      if (draws === 0) return byFormula(figure)
      return { ...plain(figure), interval: { method: 'none', reason: tooFew } }
    })
  }
  // What is not drawn, units of one coder, stays once in every draw.
  const times = new Float64Array(drawn.count + 1)
  times[drawn.count] = 1
  const open = estimates.filter(({ figure }) => figure.value !== null)
  const recompute: Recompute[] = open.map(
    ({ again }) =>
      () =>
        again(),
  )
  let done = 0
  const found = bootstrap(drawn.count, recompute, { draws, seed }, (multiplicity) => {
    tell?.(done++ / draws)
    times.set(multiplicity)
    tallies.draw(times)
  })
  const intervals = new Map(open.map((estimate, index) => [estimate, found[index]!]))
  return estimates.map((estimate) => {
    const resampled = intervals.get(estimate) ?? null
    if (resampled === null) {
      return { ...plain(estimate.figure), interval: { method: 'none', reason: 'undefined' } }
    }
    const interval: Interval = {
      method: 'bootstrap',
      drawn: drawn.what,
      of: drawn.count,
      draws: resampled.draws,
      undefinedDraws: resampled.undefinedDraws,
    }
    return { ...estimate.figure, ...spread(resampled), interval }
  })
}

function spread({ se, ci95 }: Resampled): Pick<Coefficient, 'se' | 'ci95'> {
  return { se, ci95 }
}

function byFormula(figure: Estimate['figure']): AgreementFigure {
  if (figure.ci95 !== undefined) return { ...figure, interval: { method: 't' } }
  const reason = figure.value === null ? 'undefined' : 'not_asked'
  return { ...figure, interval: { method: 'none', reason } }
}

/** Without the standard error by formula, which takes units for independent of one another. */
function plain({ se: _, ci95: __, ...figure }: Estimate['figure']): Estimate['figure'] {
  return figure
}
