import { fewest } from '../few.ts'
import type { CoderProfile } from './coder-profiles.ts'
import type { Confusion } from './confusion.ts'
import type { Costs } from './costs.ts'
import type { Disagreements } from './disagreements.ts'
import { kindNumber, kinds } from './kinds.ts'
import type { Lost, Names } from './lost.ts'
import type { LostOfCode } from './lost-by-code.ts'

/**
 * What to do next, as a fact that a page puts into words: “define the border between X and Y: 14 of 22 lost
 * units are these two”. `share` is that of all lost agreement which the step is about, `listed` the number of
 * places that the working list has for its code and its kind of disagreement.
 */
export type NextStep =
  | {
      /** Say in the codebook where `code` ends and `other` begins. */
      step: 'define_border'
      code: string
      other: string
      /** Places where the two stand in each other's place, of those where coders disagree on `code`. */
      places: number
      of: number
      listed: number
      share: number
    }
  /** Say how much of the text a span of the code takes. `places` with such a disagreement, of all. */
  | {
      step: 'define_boundaries'
      code: string
      places: number
      of: number
      listed: number
      share: number
    }
  | {
      /**
       * `look_for`: most others have the code where this coder has not. `hold_back`: few others have it where
       * this coder has. `talk_over`: half have it, this coder among them most often.
       */
      step: 'look_for' | 'hold_back' | 'talk_over'
      code: string
      /** Whom it concerns most; several where it concerns them equally. */
      coders: string[]
      /** Places in which it is one of them (each of them, if several), of all with this kind of disagreement. */
      places: number
      of: number
      listed: number
      share: number
    }
  /** Read a transcript that costs more than twice what its size would. */
  | { step: 'read_transcript'; transcript: string; size: number; share: number }
  /**
   * Speak with a coder about a habit; `value` as in the profile. `of`: spans that the coder shares with others, of
   * `silent` parts of the text in which somebody coded, of `late` transcripts.
   */
  | { step: 'speak_with'; coder: string; habit: Habit; value: number; of: number }

type Habit = 'broad' | 'narrow' | 'silent' | 'late'

/** Whether a step is large enough to ask somebody for something; else what was found is told alone. */
export function isAdvised(step: NextStep): boolean {
  switch (step.step) {
    case 'look_for':
    case 'hold_back':
      return step.places >= fewest.placesForAdvice
    case 'speak_with':
      return step.habit === 'late' || Math.max(step.value, 1 / step.value) >= fewest.timesForAdvice
    default:
      return true
  }
}

/** Steps told at once: more than a meeting can take up. */
const mostSteps = 20
/** A step about less than this share of what is lost is not worth a meeting. */
const leastShare = 0.01

/**
 * What all figures together suggest, what costs most first; habits of coders last. Fewer than three places are no
 * pattern, and nothing to ask of anybody.
 */
export function nextSteps(
  found: Disagreements,
  names: Names,
  lost: { all: Lost; codes: readonly LostOfCode[] },
  parts: { confusions: readonly Confusion[]; costs: Costs; coders: readonly CoderProfile[] },
): NextStep[] {
  const counts = countsOf(found, names)
  const steps = [
    ...bordersOf(parts.confusions, names, counts),
    ...lost.codes.flatMap((one, code) => stepsOf(one, code, lost.all, names, counts)),
    ...parts.costs.transcripts.flatMap(({ transcript, size, share, disagreements }): Sized[] =>
      share > 2 * size && disagreements >= fewest.places
        ? [{ step: 'read_transcript', transcript, size, share }]
        : [],
    ),
  ]
  return [
    ...steps
      .filter((step) => step.share >= leastShare)
      .filter((step) => !('places' in step) || step.places >= fewest.places)
      .sort((a, b) => b.share - a.share)
      .slice(0, mostSteps),
    ...parts.coders.flatMap(habitsOf),
  ]
}

type Sized = Extract<NextStep, { share: number }>

function bordersOf(confusions: readonly Confusion[], { codes }: Names, counts: Counts): Sized[] {
  const places = new Map(codes.map((code, place) => [code, place]))
  return confusions.map(({ codes: [first, second], places: between, share }): Sized => {
    const [one, two] = [counts.places[places.get(first)!]!, counts.places[places.get(second)!]!]
    // Told of the code for which it is the larger part.
    const isFirst = between[0] * two >= between[1] * one
    return {
      step: 'define_border',
      code: isFirst ? first : second,
      other: isFirst ? second : first,
      places: between[isFirst ? 0 : 1],
      of: isFirst ? one : two,
      listed: counts.ofKind(places.get(isFirst ? first : second)!, kindNumber.other_code),
      share,
    }
  })
}

function stepsOf(
  { code, De, lost }: LostOfCode,
  place: number,
  all: Lost,
  { coders }: Names,
  counts: Counts,
): Sized[] {
  const shareOf = (kind: 'boundary' | keyof typeof stepOfKind) => (lost[kind] * De) / all.Do
  const steps: Sized[] = []
  if (lost.boundary > 0) {
    const cut = counts.ofKind(place, kindNumber.boundary)
    steps.push({
      step: 'define_boundaries',
      code,
      places: cut,
      of: counts.places[place]!,
      listed: cut,
      share: shareOf('boundary'),
    })
  }
  for (const kind of ['missed', 'extra', 'one_sided'] as const) {
    if (lost[kind] === 0) continue
    const own = coders.map((_, coder) => counts.byCoder(place, kindNumber[kind], coder))
    const most = Math.max(...own)
    const of = counts.ofKind(place, kindNumber[kind])
    steps.push({
      step: stepOfKind[kind],
      code,
      coders: coders.filter((_, coder) => own[coder] === most),
      places: most,
      of,
      listed: of,
      share: shareOf(kind),
    })
  }
  return steps
}

const stepOfKind = { missed: 'look_for', extra: 'hold_back', one_sided: 'talk_over' } as const

function habitsOf({ coder, length, number, order }: CoderProfile): NextStep[] {
  const steps: NextStep[] = []
  for (const { reading, value, of } of [length, number, order]) {
    if (reading === 'broad' || reading === 'narrow' || reading === 'silent' || reading === 'late') {
      steps.push({ step: 'speak_with', coder, habit: reading, value: value!, of })
    }
  }
  return steps
}

interface Counts {
  /** Disagreements on each code. */
  places: Int32Array
  /** Those of a code with at least one pair of values of a kind. */
  ofKind(code: number, kind: number): number
  /** Of these, those in which it is this coder: for `missed` who has it not, else who has it. */
  byCoder(code: number, kind: number, coder: number): number
}

function countsOf(found: Disagreements, { codes, coders }: Names): Counts {
  const places = new Int32Array(codes.length)
  const ofKind = new PlacesByCell(codes.length * kinds.length)
  const byCoder = new PlacesByCell(codes.length * kinds.length * coders.length)
  for (let place = 0; place < found.count; place++) {
    const code = found.code[place]!
    places[code]!++
    for (let pair = found.firstPair[place]!; pair < found.firstPair[place + 1]!; pair++) {
      const kind = found.kind[pair]!
      const coder = kind === kindNumber.missed ? found.lacks[pair]! : found.has[pair]!
      const cell = code * kinds.length + kind
      ofKind.meet(cell, place)
      byCoder.meet(cell * coders.length + coder, place)
    }
  }
  return {
    places,
    ofKind: (code, kind) => ofKind.counts[code * kinds.length + kind]!,
    byCoder: (code, kind, coder) =>
      byCoder.counts[(code * kinds.length + kind) * coders.length + coder]!,
  }
}

/** Counts places by cell, each place once however many of its pairs fall into the cell. */
class PlacesByCell {
  readonly counts: Int32Array
  private readonly last: Int32Array

  constructor(cells: number) {
    this.counts = new Int32Array(cells)
    this.last = new Int32Array(cells).fill(-1)
  }

  meet(cell: number, place: number): void {
    if (this.last[cell] === place) return
    this.last[cell] = place
    this.counts[cell]!++
  }
}
