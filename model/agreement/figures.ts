import type { TranscriptAgreement } from './by-transcript.ts'
import type { AgreementChoices } from './choices.ts'
import type { Coefficient } from './coefficient.ts'
import type {
  Draws,
  IntervalMethod,
  Missed,
  NoFileInterval,
  PairInterval,
} from './interval-method.ts'
import type { Ledger } from './ledger.ts'
import type { UnitKind } from './units.ts'

/** How layers become reliability data, and how intervals are made. */
export interface AgreementSettings extends Partial<AgreementChoices> {
  unit: UnitKind
  /** Bootstrap draws; 0: intervals by formula where there is one. */
  bootstrap: number
  seed: number
  /** What is made of the draws. Absent: percentiles. */
  interval?: IntervalMethod
  /** Of Krippendorff's bootstrap: values of alpha that may be missed. Absent: `usualTargets`. */
  targets?: readonly number[]
}

/** Of settings that which makes reliability data of layers. */
export function choicesOf({
  bootstrap: _,
  seed: __,
  interval: ___,
  targets: ____,
  ...choices
}: AgreementSettings): Partial<AgreementChoices> & { unit: UnitKind } {
  return choices
}

/** Of settings that which makes intervals. */
export function drawsIn({
  bootstrap: draws,
  seed,
  interval: method = 'percentile',
  targets,
}: Pick<AgreementSettings, 'bootstrap' | 'seed' | 'interval' | 'targets'>): Draws {
  return { draws, seed, method, ...(targets !== undefined && { targets }) }
}

/** How an interval came about, or why there is none. */
export type Interval =
  | ClusterInterval
  /** Of a code's alpha. */
  | PairInterval
  | { method: 't' }
  | { method: 'none'; reason: NoInterval }

/** From draws of transcripts or turns. */
export interface ClusterInterval {
  method: 'percentile' | 'bca'
  drawn: 'transcripts' | 'turns'
  /** How many were drawn from. */
  of: number
  draws: number
  undefinedDraws: number
  /** Of BCa: draws at or beyond the end that has fewer of them. */
  beyond?: number
}

/**
 * `few_transcripts`: fewer than five, whose draws would show the extremes of what they are. `one_unit`: a single unit
 * has the code, so that a formula has no spread to reckon with. `not_of_pairs`: Krippendorff's bootstrap draws pairs for
 * a code's alpha alone, and of this figure none is reckoned by formula. The others as `NoFileInterval` has them.
 */
export type NoInterval =
  | 'one_transcript'
  | 'one_turn'
  | 'one_unit'
  | 'few_transcripts'
  | 'undefined'
  | 'not_asked'
  | 'not_of_pairs'
  | Extract<NoFileInterval, 'few_draws' | 'one_side' | 'certain' | 'not_computed'>

/** One coefficient of a round, under its name in the specification. */
export interface AgreementFigure extends Coefficient {
  name: FigureName
  /** Absent: over all codes. */
  code?: string
  /** Absent: over all coders. */
  coders?: [string, string]
  /** Of what is said in this slot of the code; absent: of the code itself. */
  slot?: string
  interval: Interval
  /** Of each target, by Krippendorff's bootstrap. */
  failing?: readonly Missed[]
}

export type FigureName =
  | 'alpha_sets_masi'
  | 'alpha_sets_jaccard'
  | 'alpha_sets_nominal'
  | 'alpha_nominal'
  | 'fleiss'
  | 'percent'
  | 'cohen'
  | 'binary_alpha_by_code'
  | 'u_alpha_by_code'
  | 'slot_alpha_nominal'
  | 'slot_alpha_ordinal'
  | 'slot_alpha_interval'

/** A unit on which coders differ, and the codes each of them gave it. */
export interface Difference {
  transcript: string
  turn: number
  sentence: number
  start: number
  end: number
  /** Mean MASI distance of the pairs of coders, 0 to 1. */
  distance: number
  coders: { coder: string; codes: string[] }[]
}

export interface Agreement {
  settings: AgreementSettings
  coefficients: AgreementFigure[]
  ledger: Ledger
  /** What was compared: coders who completed something, and transcripts completed by two or more. */
  coders: string[]
  transcripts: string[]
  /** Ratings of units that two coders or more rated. */
  ratings: number
  byTranscript: TranscriptAgreement[]
  /** How many units differ, and those of them that differ most. */
  differing: number
  differences: Difference[]
}
