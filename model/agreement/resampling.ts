import { bootstrapIntervals } from './bca.ts'
import { resampled } from './bootstrap.ts'
import type { Drawn } from './drawn.ts'
import { drawsBeyond } from './far-ends.ts'
import { fewest } from './few.ts'
import type { AgreementFigure, ClusterInterval, NoInterval } from './figures.ts'
import { fromPairDraws, type PairDrawable } from './from-draws.ts'
import type { Draws } from './interval-method.ts'
import type { Spread, SpreadsOfQuestion } from './last-spreads.ts'
import { drawWithReplacement, seeded } from './random.ts'
import type { Columns, Drawable, Tally } from './tally.ts'
import { lanes, Times } from './times.ts'

/** A figure before its interval: what it is, and how a draw gives it again. */
export interface Estimate {
  figure: Omit<AgreementFigure, 'interval'>
  /** What it is reckoned from, each after what it itself rests on; of columns nothing else is read. */
  from: readonly (Drawable | Columns)[]
  /** Writes the figure of the draw in each lane, NaN where it is undefined there. */
  again: (into: Float64Array) => void
  /** Of a code's alpha: what Krippendorff's bootstrap draws pairs from. */
  pairs?: PairDrawable
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
 * Gives each figure its interval: from a bootstrap of transcripts or turns, of a code's alpha from one of pairs of
 * ratings where that was asked for, or from its formula where nothing was.
 *
 * All figures are drawn with the same draws. Where they are too many to hold what each draw gave, the draws
 * are made again for some of them after the others.
 *
 * @param tell is told how much of the draws is done, 0 to 1; `isOver` is asked before each draw of pairs; `last` has
 *   spreads that need not be drawn again
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13 and 14; Hayes & Krippendorff (2007)
 */
export function withIntervals(
  estimates: readonly Estimate[],
  drawn: Pick<Drawn, 'what' | 'count'>,
  draws: Draws,
  { tell, isOver, last }: Watch & { last?: SpreadsOfQuestion | undefined } = {},
): AgreementFigure[] {
  if (draws.draws === 0) return estimates.map(({ figure }) => byFormula(figure, 'not_asked'))
  if (draws.method === 'krippendorff') {
    return estimates.map((estimate, index) => {
      tell?.(index / estimates.length)
      return fromPairs(estimate, draws, isOver)
    })
  }
  const tooFew = tooFewOf(drawn)
  if (tooFew !== null) return estimates.map(({ figure }) => without(figure, tooFew))
  const open = estimates.filter(({ figure }) => figure.value !== null)
  const spreads = new Map<Estimate, Spread>()
  const how = JSON.stringify([drawn.what, drawn.count, draws])
  const toDraw = open.filter((estimate) => {
    const spread = last?.find(estimate, how)
    if (spread !== undefined) spreads.set(estimate, spread)
    return spread === undefined
  })
  const leftOut = draws.method === 'bca' ? drawn.count : 0
  const atOnce = Math.max(1, Math.floor(mostValues / (draws.draws + leftOut)))
  for (let from = 0; from < toDraw.length; from += atOnce) {
    const some = toDraw.slice(from, from + atOnce)
    const found = drawnAgain(some, drawn, draws, (share) =>
      tell?.((from + share * some.length) / toDraw.length),
    )
    for (const [index, estimate] of some.entries()) {
      spreads.set(estimate, found[index]!)
      last?.keep(estimate, how, found[index]!)
    }
  }
  return estimates.map((estimate) => ({
    ...plain(estimate.figure),
    ...(spreads.get(estimate) ?? { interval: { method: 'none', reason: 'undefined' } }),
  }))
}

/** Who is told how far it is, and is asked whether it has taken too long. */
interface Watch {
  tell?: ((share: number) => void) | undefined
  isOver?: (() => boolean) | undefined
}

/** Alpha of a code by Krippendorff's bootstrap; other figures keep what their formula says. */
function fromPairs(
  { figure, pairs }: Estimate,
  draws: Draws,
  isOver: Watch['isOver'],
): AgreementFigure {
  if (pairs === undefined || figure.value === null) return byFormula(figure, 'not_of_pairs')
  return { ...plain(figure), ...fromPairDraws(pairs, draws, isOver) }
}

/** Two to four transcripts have so few different draws that an interval is but their extremes. */
const fewestForInterval = fewest.transcripts

function tooFewOf({ what, count }: Pick<Drawn, 'what' | 'count'>): NoInterval | null {
  if (count < 2) return what === 'transcripts' ? 'one_transcript' : 'one_turn'
  return what === 'transcripts' && count < fewestForInterval ? 'few_transcripts' : null
}

/** The spread of each figure over draws of as many clusters as there are, with replacement. */
function drawnAgain(
  estimates: readonly Estimate[],
  { what, count }: Pick<Drawn, 'what' | 'count'>,
  { draws, seed, method }: Draws,
  tell: (share: number) => void,
): Spread[] {
  const random = seeded(seed)
  const leftOut = method === 'bca' ? count : 0
  const all = draws + leftOut
  const values = eachTime(
    estimates,
    { count, times: draws, draw: (_, into) => drawWithReplacement(random, into) },
    (done) => tell(done / all),
  )
  const without = eachTime(
    estimates,
    { count, times: leftOut, draw: (cluster, into) => void (into.fill(1)[cluster] = 0) },
    (done) => tell((draws + done) / all),
  )
  return values.map((own, index): Spread => {
    if (own.length < 2) return { interval: { method: 'none', reason: 'few_draws' } }
    const undefinedDraws = draws - own.length
    const drawn = { drawn: what, of: count, draws, undefinedDraws } as const
    if (method !== 'bca') {
      const { se, ci95 } = resampled(own, draws)!
      return { se, ci95, interval: { method: 'percentile', ...drawn } satisfies ClusterInterval }
    }
    const { value } = estimates[index]!.figure
    const { se, bca } = bootstrapIntervals(value!, own, [...without[index]!])
    if (bca === null) return { se, interval: { method: 'none', reason: 'one_side' } }
    const beyond = drawsBeyond(own, bca)
    return {
      se,
      ci95: bca,
      interval: { method: 'bca', ...drawn, beyond } satisfies ClusterInterval,
    }
  })
}

/** How often each of `count` clusters comes, so many times anew. */
interface Drawing {
  count: number
  times: number
  draw: (time: number, into: Float64Array) => void
}

/** Reckons every figure again each time. @returns of each its values in their order, those that are undefined left out */
function eachTime(
  estimates: readonly Estimate[],
  { count, times: all, draw }: Drawing,
  tell: (done: number) => void,
): Float64Array[] {
  const drawAll = drawingOf(estimates)
  // One array for all: an array each costs more to collect than to fill.
  const places = new Float64Array(estimates.length * all)
  const values = estimates.map((_, index) => places.subarray(index * all, (index + 1) * all))
  const found = new Int32Array(estimates.length)
  const one = new Float64Array(count)
  const figures = new Float64Array(lanes)
  // What is not drawn, units of one coder, stays once in every draw.
  const times = new Times(new Float64Array((count + 1) * lanes).fill(1))
  for (let from = 0; from < all; from += lanes) {
    tell(from)
    const some = Math.min(lanes, all - from)
    for (let lane = 0; lane < some; lane++) {
      draw(from + lane, one)
      for (let cluster = 0; cluster < count; cluster++)
        times.each[cluster * lanes + lane] = one[cluster]!
    }
    times.joined()
    drawAll(times)
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
  return values.map((own, index) => own.subarray(0, found[index]!))
}

/** Draws all that these figures are reckoned from, each once: of tallies the columns that are read, all else as a whole. */
export function drawingOf(estimates: readonly Estimate[]): (times: Times) => void {
  const whole = new Set<Drawable>()
  const read = new Map<Tally, Set<number>>()
  for (const source of estimates.flatMap(({ from }) => from)) {
    if (!('tally' in source)) {
      whole.add(source)
      continue
    }
    const own = read.get(source.tally) ?? new Set()
    read.set(source.tally, own)
    for (const column of source.columns) own.add(column)
  }
  const some = [...read]
    .filter(([tally]) => !whole.has(tally))
    .map(([tally, own]) => [tally, Int32Array.from(own).sort()] as const)
  return (times) => {
    for (const [tally, columns] of some) tally.draw(times, columns)
    for (const one of whole) one.draw(times)
  }
}

/** @param other why there is no interval, where a formula gives none */
function byFormula(figure: Estimate['figure'], other: NoInterval): AgreementFigure {
  if (figure.value !== null && figure.parts.unitsWithCode === 1) return without(figure, 'one_unit')
  if (figure.ci95 !== undefined) return { ...figure, interval: { method: 't' } }
  return without(figure, figure.value === null ? 'undefined' : other)
}

function without(figure: Estimate['figure'], reason: NoInterval): AgreementFigure {
  return { ...plain(figure), interval: { method: 'none', reason } }
}

/** Without the standard error by formula, which takes units for independent of one another. */
function plain({ se: _, ci95: __, ...figure }: Estimate['figure']): Estimate['figure'] {
  return figure
}
