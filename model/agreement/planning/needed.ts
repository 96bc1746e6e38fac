import { nominalAlphaOfSums } from '../krippendorff-alpha.ts'
import { quantile } from '../quantiles.ts'
import { type Random, seeded } from '../random.ts'
import { mostUndefined } from '../thin.ts'
import { type Contributions, perChoice } from './contributions.ts'

/** What an interval of alpha would be like with so many units, or transcripts, coded by several. */
export interface Outlook {
  number: number
  /** From the 2.5 % to the 97.5 % quantile of alpha over simulated studies; `null` where few have an alpha. */
  width: number | null
  /** Share of simulated studies in which alpha is undefined, since the code is in all of it or in none. */
  undefinedShare: number
}

export interface Need {
  now: Outlook
  /** Some of what was tried on the way, ascending by number, no two nearly alike. */
  outlooks: Outlook[]
  /** The least number with an interval as narrow as wished; `null` where `most` are not enough. */
  needed: number | null
  /** Where, at 95 %, the number would lie were infinitely many studies simulated; `null` without a number. */
  range: [low: number, high: number] | null
}

export interface NeedQuestion {
  /** Of the 95 % interval. */
  width: number
  /** Simulated studies for each number tried. */
  draws: number
  seed: number
  /** What is not tried beyond. */
  most: number
}

/** How often the studies are drawn again, to see how much the width hangs on chance. */
const resamples = 100

/** Numbers nearer than by this factor are not shown beside one another. */
const apart = 1.2

/**
 * How many places, turns or transcripts, must be coded by several for an interval of a wished width, at the
 * agreement and the prevalence there are now. A simulation: each study of n places is drawn, with replacement,
 * from those coded so far, and of each place coders by chance; what comes is supposed to be like them. A
 * larger study is the smaller one with more drawn to it, so that widths of two numbers differ by their number.
 *
 * @param coded at least one place
 * @throws {RangeError} without any, or for a width that is no positive number
 */
export function neededFor(coded: Contributions, question: NeedQuestion): Need {
  const { width, most } = question
  const places = coded.starts.length - 1
  if (places === 0) throw new RangeError('Nothing was coded by several yet.')
  if (!(width > 0)) throw new RangeError('An interval of no width cannot be had.')
  const tried = new Map<number, Tried>()
  const none = newStudies(question)
  const at = (number: number): Tried => {
    const smaller = Math.max(0, ...[...tried.keys()].filter((one) => one <= number))
    const known =
      tried.get(number) ?? triedOf(grown(coded, number, tried.get(smaller)?.studies ?? none))
    tried.set(number, known)
    return known
  }
  const isEnough = (number: number) => isNarrow(at(number).outlook, width)
  const now = at(places).outlook

  let low = 0
  let high = Math.min(places, most)
  while (!isEnough(high)) {
    if (high === most) {
      return { now, outlooks: shownOf(tried, [places, most]), needed: null, range: null }
    }
    low = high
    high = Math.min(high * 2, most)
  }
  while (high - low > Math.max(1, high / 100)) {
    const middle = (low + high) >> 1
    if (isEnough(middle)) high = middle
    else low = middle
  }
  const outlooks = shownOf(tried, [places, high])
  return {
    now,
    outlooks,
    needed: high,
    range: rangeOf(at(high), { number: high, least: low + 1, seed: question.seed }),
  }
}

/** What is coded, as it is: an interval by all who coded each place. */
export interface Present {
  /** `null` where few simulated studies have an alpha. */
  width: number | null
  /** So many places of the number of coders that is asked for have an interval as narrow; `null` where `most` have none. */
  worth: number | null
}

/**
 * What the places coded so far are worth where some were coded by more than is asked for: three who coded a turn
 * tell more of it than two of them.
 *
 * @param whole of the same places with all who coded them
 * @param coded with as many coders as are asked for
 */
export function presentOf(
  whole: Contributions,
  coded: Contributions,
  question: Omit<NeedQuestion, 'width'>,
): Present {
  const places = whole.starts.length - 1
  const { width } = triedOf(grown(whole, places, newStudies(question))).outlook
  // Where nothing varies, or nothing is known, a place is worth a place.
  if (width === null || width === 0) return { width, worth: places }
  return { width, worth: neededFor(coded, { ...question, width }).needed }
}

/** What came of the studies of one number. */
interface Tried {
  outlook: Outlook
  studies: readonly Study[]
  /** Alphas in the order drawn, without those undefined. */
  alphas: Float64Array
}

function isNarrow({ width, undefinedShare }: Outlook, wished: number): boolean {
  return width !== null && width <= wished && undefinedShare <= mostUndefined
}

/** Those that must be shown, and of the others those well apart from all shown. */
function shownOf(tried: ReadonlyMap<number, Tried>, first: readonly number[]): Outlook[] {
  const shown: number[] = []
  for (const number of [...first, ...tried.keys()]) {
    const isApart = shown.every((one) => Math.max(one, number) >= apart * Math.min(one, number))
    if (tried.has(number) && !shown.includes(number) && (first.includes(number) || isApart)) {
      shown.push(number)
    }
  }
  return shown.sort((a, b) => a - b).map((number) => tried.get(number)!.outlook)
}

/**
 * A bootstrap of the studies gives the standard error of the width; the number goes with the inverse square
 * of the width.
 *
 * @param least no number below it was seen to be enough
 */
function rangeOf(
  { alphas, outlook }: Tried,
  { number, least, seed }: { number: number; least: number; seed: number },
): [number, number] {
  const random = seeded(seed)
  const again = new Float64Array(alphas.length)
  const widths = Array.from({ length: resamples }, () =>
    widthOf(again.map(() => alphas[random.below(alphas.length)]!)),
  )
  const mean = widths.reduce((sum, width) => sum + width, 0) / resamples
  const squares = widths.reduce((sum, width) => sum + (width - mean) ** 2, 0)
  const error = Math.sqrt(squares / (resamples - 1))
  const share = outlook.width === 0 ? 0 : Math.min(1, (1.96 * error) / outlook.width!)
  return [
    Math.max(1, Math.min(least, Math.floor(number * (1 - share) ** 2))),
    Math.ceil(number * (1 + share) ** 2),
  ]
}

function widthOf(alphas: Float64Array): number {
  const sorted = alphas.slice().sort()
  return quantile(sorted, 0.975) - quantile(sorted, 0.025)
}

/** A simulated study, as far as it was drawn. */
interface Study {
  number: number
  pairable: number
  present: number
  disagreement: number
  random: Random
}

/** Each study has a stream of its own, so that one of more places begins with those of one of fewer. */
function newStudies({ draws, seed }: Pick<NeedQuestion, 'draws' | 'seed'>): Study[] {
  return Array.from({ length: draws }, (_, draw) => ({
    number: 0,
    pairable: 0,
    present: 0,
    disagreement: 0,
    random: seeded(seed ^ Math.imul(draw + 1, 0x9e3779b1)),
  }))
}

/** Smaller studies with more places drawn to each, up to `number`; they themselves stay as they are. */
function grown(
  { sums, starts }: Contributions,
  number: number,
  smaller: readonly Study[],
): Study[] {
  const places = starts.length - 1
  return smaller.map((study) => {
    const random = study.random.fork()
    let { pairable, present, disagreement } = study
    for (let drawn = study.number; drawn < number; drawn++) {
      const place = random.below(places)
      const first = starts[place]!
      const at = (first + random.below(starts[place + 1]! - first)) * perChoice
      pairable += sums[at]!
      present += sums[at + 1]!
      disagreement += sums[at + 2]!
    }
    return { number, pairable, present, disagreement, random }
  })
}

function triedOf(studies: readonly Study[]): Tried {
  const alphas = Float64Array.from(
    studies.flatMap(({ pairable, present, disagreement }) => {
      const squares = present ** 2 + (pairable - present) ** 2
      return nominalAlphaOfSums(pairable, disagreement, squares) ?? []
    }),
  )
  const outlook = {
    number: studies[0]!.number,
    width: alphas.length < 2 ? null : widthOf(alphas),
    undefinedShare: 1 - alphas.length / studies.length,
  }
  return { outlook, studies, alphas }
}
