import { nominalAlphaOfSums } from '../krippendorff-alpha.ts'
import { quantile } from '../quantiles.ts'
import { type Random, seeded } from '../random.ts'
import { type Contributions, perPlace } from './contributions.ts'

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
  /** What was tried on the way, ascending by number. */
  outlooks: Outlook[]
  /** The least number with an interval as narrow as wished; `null` where `most` are not enough. */
  needed: number | null
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

/** Over so many undefined draws an interval is no interval (specification, section 5.1). */
const mostUndefined = 0.05

/**
 * How many units must be coded by several for an interval of a wished width, at the agreement and the
 * prevalence there are now. A simulation: each study of n units is drawn, with replacement, from those coded
 * so far, and supposes that what comes is like them.
 *
 * The number is found by doubling and halving, so it is good to about 2 %.
 *
 * @param coded at least one unit, or transcript
 * @throws {RangeError} without any, or for a width that is no positive number
 */
export function neededFor(coded: Contributions, question: NeedQuestion): Need {
  const { width, most } = question
  const places = coded.length / perPlace
  if (places === 0) throw new RangeError('Nothing was coded by several yet.')
  if (!(width > 0)) throw new RangeError('An interval of no width cannot be had.')
  const outlooks = new Map<number, Outlook>()
  const at = (number: number): Outlook => {
    const known = outlooks.get(number) ?? outlook(coded, number, question)
    outlooks.set(number, known)
    return known
  }
  const isEnough = (number: number) => isNarrow(at(number), width)
  const now = at(places)
  const sorted = () => [...outlooks.values()].sort((a, b) => a.number - b.number)

  let low = 0
  let high = Math.min(places, most)
  while (!isEnough(high)) {
    if (high === most) return { now, outlooks: sorted(), needed: null }
    low = high
    high = Math.min(high * 2, most)
  }
  while (high - low > Math.max(1, high / 50)) {
    const middle = (low + high) >> 1
    if (isEnough(middle)) high = middle
    else low = middle
  }
  return { now, outlooks: sorted(), needed: high }
}

function isNarrow({ width, undefinedShare }: Outlook, wished: number): boolean {
  return width !== null && width <= wished && undefinedShare <= mostUndefined
}

/** Each number has a stream of its own, so that what is tried before does not change what comes of it. */
function outlook(coded: Contributions, number: number, { draws, seed }: NeedQuestion): Outlook {
  const random = seeded(seed ^ Math.imul(number, 0x9e3779b1))
  const values = new Float64Array(draws)
  let found = 0
  for (let draw = 0; draw < draws; draw++) {
    const alpha = alphaOfStudy(coded, number, random)
    if (alpha !== null) values[found++] = alpha
  }
  const sorted = values.subarray(0, found).sort()
  return {
    number,
    width: found < 2 ? null : quantile(sorted, 0.975) - quantile(sorted, 0.025),
    undefinedShare: 1 - found / draws,
  }
}

function alphaOfStudy(coded: Contributions, number: number, random: Random): number | null {
  const places = coded.length / perPlace
  let pairable = 0
  let present = 0
  let disagreement = 0
  for (let drawn = 0; drawn < number; drawn++) {
    const at = random.below(places) * perPlace
    pairable += coded[at]!
    present += coded[at + 1]!
    disagreement += coded[at + 2]!
  }
  const squares = present ** 2 + (pairable - present) ** 2
  return nominalAlphaOfSums(pairable, disagreement, squares)
}
