import { countWhile } from '../../sorted.ts'
import type { AgreementInput } from '../agreement.ts'
import { countsOf } from '../counts.ts'
import { fewestTranscripts } from '../drawn.ts'
import { isOnFew } from '../few.ts'
import { choicesOf } from '../figures.ts'
import { krippendorffAlpha } from '../krippendorff-alpha.ts'
import { seeded } from '../random.ts'
import type { Ratings } from '../ratings.ts'
import { type ComparedLayer, type ReliabilityData, reliabilityData } from '../reliability.ts'
import { presenceOf } from '../set-ratings.ts'
import { contributionsOf } from './contributions.ts'
import { completionKey, type Drift, driftOf } from './drift.ts'
import { type Need, neededFor, type Present, presentOf } from './needed.ts'
import { nextDraw, type Trait } from './next-draw.ts'
import { agreementWithOneself, type WithOneself } from './with-oneself.ts'

/** A turn is drawn with all its units, since they are not independent of one another. */
export const places = ['turns', 'transcripts'] as const
export type Places = (typeof places)[number]

export const planKinds = ['needed', 'draw', 'drift', 'self'] as const
export type PlanKind = (typeof planKinds)[number]

/** What somebody wants to know before, or while, more is coded. */
export type PlanQuestion =
  | {
      ask: 'needed'
      /** What is drawn, and so counted; absent: what intervals of figures are drawn from. */
      by?: Places | undefined
      /** Of a 95 % interval of alpha. */
      width: number
      /** How many code each place; absent: as many as code most transcripts that are compared. */
      coderCount?: number | undefined
      /** Of turns this code alone; of transcripts every code where it is absent. */
      code?: string | undefined
    }
  | { ask: 'draw'; number: number; traits: readonly Trait[] }
  | { ask: 'drift'; completions: readonly { transcript: string; coder: string; at: number }[] }
  | { ask: 'self'; before: readonly ComparedLayer[] }

export interface NeedOfCode extends Need {
  code: string
  alpha: number
  /** Compared units that some coder gave the code. */
  unitsWithCode: number
  present: Present
}

/** A turn that may be coded by a second coder. */
export interface DrawnTurn {
  transcript: string
  turn: number
  speaker: string | null
  /** In code points. */
  length: number
  /** Coded spans on it so far; `null` where that is not to be told. */
  spans: number | null
}

export type PlanAnswer =
  | {
      ask: 'needed'
      by: Places
      /** How many are to code each place. */
      coderCount: number
      /** How many code most transcripts that are compared, two at least. */
      usualCoders: number
      /** Coded by so many, or by more, so far. */
      coded: number
      /** Transcripts alone, too few of them to stand for others: then no code is answered for. */
      tooFew: boolean
      /** Studies simulated for each number tried. */
      draws: number
      /** Where alpha has a value, in the order of the codes. */
      codes: NeedOfCode[]
    }
  | { ask: 'draw'; candidates: number; turns: DrawnTurn[] }
  /** `draws`: for the interval of a change, from each half of the transcripts; below for that of a figure. */
  | { ask: 'drift'; draws: number; coders: Drift[] }
  | { ask: 'self'; draws: number; coders: WithOneself[] }

/** Simulated studies for each number tried, and the largest number tried. */
const simulation = { draws: 2_000, most: { turns: 20_000, transcripts: 2_000 } }

/** Draws for the interval of a change, and of agreement with oneself. */
const intervalDraws = 2_000

/** Answers one question from the layers of a round. Without anything coded by several lists are empty. */
export function planOf(question: PlanQuestion, input: AgreementInput): PlanAnswer {
  const { seed } = input.settings
  if (question.ask === 'self') {
    const settings = { ...input.settings, bootstrap: intervalDraws }
    const coders = agreementWithOneself({ ...input, settings }, question.before)
    return { ask: 'self', draws: intervalDraws, coders }
  }
  const { transcripts, layers, codes, codebook } = input
  const data = reliabilityData(transcripts, layers, codes, choicesOf(input.settings), codebook)
  switch (question.ask) {
    case 'needed':
      return needed(data, question, seed)
    case 'draw':
      return turnsToDraw(data, input, question)
    case 'drift': {
      const times = new Map(
        question.completions.map(({ transcript, coder, at }) => [
          completionKey(transcript, coder),
          at,
        ]),
      )
      return {
        ask: 'drift',
        draws: intervalDraws,
        coders: driftOf(data, times, { draws: intervalDraws, seed }),
      }
    }
  }
}

function needed(
  data: ReliabilityData,
  { by: wish, width, code: wanted, coderCount: told }: PlanQuestion & { ask: 'needed' },
  seed: number,
): PlanAnswer {
  const usualCoders = usualCodersOf(data)
  const coderCount = told ?? usualCoders
  const coding = { coderCount, usualCoders }
  const compared = data.continua.filter(({ coders }) => coders.length >= coderCount)
  const tooFewTranscripts = compared.length < fewestTranscripts
  const by = wish ?? (tooFewTranscripts ? 'turns' : 'transcripts')
  const place = placesOf(data, new Set(compared.map(({ transcript }) => transcript)), by)
  const hasMore = compared.some(({ coders }) => coders.length > coderCount)
  const { draws } = simulation
  if (by === 'transcripts' && tooFewTranscripts) {
    return { ask: 'needed', by, ...coding, coded: place.places, tooFew: true, draws, codes: [] }
  }
  const most = simulation.most[by]
  const asked = by === 'turns' ? (wanted ?? leastCertain(data)) : wanted
  const found = data.codes.flatMap((code, index) => {
    if (asked !== undefined && code !== asked) return []
    const presence = presenceOf(data.sets, index)
    const { value: alpha } = krippendorffAlpha(countsOf(presence), presence.categories)
    if (alpha === null || place.places === 0) return []
    const of = (isWhole?: boolean) =>
      contributionsOf(presence, place, { coders: coderCount, random: seeded(seed), isWhole })
    const coded = of()
    const need = neededFor(coded, { width, most, seed, draws })
    const present = hasMore
      ? presentOf(of(true), coded, { most, seed, draws })
      : { width: need.now.width, worth: place.places }
    return [{ code, alpha, unitsWithCode: unitsWith(presence), present, ...need }]
  })
  return { ask: 'needed', by, ...coding, coded: place.places, tooFew: false, draws, codes: found }
}

/** The number of coders that most compared transcripts have, the larger of two as frequent. */
function usualCodersOf({ continua }: ReliabilityData): number {
  const transcripts = new Map<number, number>()
  for (const { coders } of continua) {
    transcripts.set(coders.length, (transcripts.get(coders.length) ?? 0) + 1)
  }
  const [usual] = [...transcripts].sort(([a, one], [b, other]) => other - one || b - a)
  return usual?.[0] ?? 2
}

/** Compared transcripts, or their turns, numbered; units of others have a number below 0. */
function placesOf({ units }: ReliabilityData, compared: ReadonlySet<string>, by: Places) {
  const numbers = new Map<string, number>()
  const of = new Int32Array(units.length).fill(-1)
  units.forEach(({ transcript, turn }, unit) => {
    if (!compared.has(transcript)) return
    const name = by === 'turns' ? `${transcript} ${turn}` : transcript
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    of[unit] = number
  })
  return { places: numbers.size, of }
}

/**
 * The code with the lowest alpha: where more coding is most in need. One on a few units alone is taken only where
 * there is no other.
 */
function leastCertain({ codes, sets }: ReliabilityData): string | undefined {
  let least: { code: string; alpha: number; isRare: boolean } | undefined
  codes.forEach((code, index) => {
    const presence = presenceOf(sets, index)
    const { value: alpha } = krippendorffAlpha(countsOf(presence), presence.categories)
    if (alpha === null) return
    const isRare = isOnFew(unitsWith(presence))
    const isLess = least === undefined || (isRare === least.isRare && alpha < least.alpha)
    if (isLess || (least?.isRare === true && !isRare)) least = { code, alpha, isRare }
  })
  return least?.code
}

/** Units that two coders or more rated, and one at least gave the code. */
function unitsWith({ units, coders, values }: Ratings): number {
  let found = 0
  for (let unit = 0; unit < units; unit++) {
    const rated = values.subarray(unit * coders, (unit + 1) * coders)
    if (rated.includes(1) && rated.filter((value) => value >= 0).length > 1) found++
  }
  return found
}

/**
 * Codable turns that fewer than two coders completed, drawn so that all turns with two are like all turns by
 * speaker, length and how much was coded on them.
 */
function turnsToDraw(
  data: ReliabilityData,
  { transcripts, layers, settings }: AgreementInput,
  { number, traits }: PlanQuestion & { ask: 'draw' },
): PlanAnswer {
  const compared = new Set(data.continua.map(({ transcript }) => transcript))
  const chosen = settings.transcripts && new Set(settings.transcripts)
  const turns = new Map<string, DrawnTurn>()
  const drawn = new Set<string>()
  for (const { id: transcript, turns: all, speakers } of transcripts) {
    if (chosen !== undefined && !chosen.has(transcript)) continue
    const silent = new Set(speakers.filter((one) => !one.codable).map((one) => one.label))
    const starts = layers
      .filter((layer) => layer.transcript === transcript)
      .flatMap((layer) => layer.spans.map((span) => span.start))
      .sort((a, b) => a - b)
    for (const { ordinal, speaker, speechStart, end } of all) {
      if (speaker !== null && silent.has(speaker)) continue
      const id = `${transcript} ${ordinal}`
      const spans =
        countWhile(starts, (start) => start < end) -
        countWhile(starts, (start) => start < speechStart)
      turns.set(id, { transcript, turn: ordinal, speaker, length: end - speechStart, spans })
      if (compared.has(transcript)) drawn.add(id)
    }
  }
  const candidates = [...turns].map(([id, { speaker, length, spans }]) => ({
    id,
    length,
    frequency: spans ?? 0,
    ...(speaker === null ? {} : { speaker }),
  }))
  const next = nextDraw(candidates, drawn, { number, traits, seed: settings.seed })
  return {
    ask: 'draw',
    candidates: turns.size - drawn.size,
    turns: next.map((id) => turns.get(id)!),
  }
}
