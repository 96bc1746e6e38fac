import type { TranscriptAgreement } from './by-transcript.ts'
import type { AgreementChoices } from './choices.ts'
import type { Coefficient } from './coefficient.ts'
import type { Ledger } from './ledger.ts'
import type { UnitKind } from './units.ts'

/** What is not chosen is as it always was. */
export interface AgreementSettings extends Partial<AgreementChoices> {
  unit: UnitKind
  /** Bootstrap draws; 0: intervals by formula where there is one. */
  bootstrap: number
  seed: number
}

/** How an interval came about, or why there is none. */
export type Interval =
  | {
      method: 'bootstrap'
      drawn: 'transcripts' | 'turns'
      /** How many were drawn from. */
      of: number
      draws: number
      undefinedDraws: number
    }
  | { method: 't' }
  | { method: 'none'; reason: NoInterval }

/**
 * `few_transcripts`: fewer than five, whose draws would show the extremes of what they are. `one_unit`: a single unit
 * has the code, so that a formula has no spread to reckon with.
 */
export type NoInterval =
  | 'one_transcript'
  | 'one_turn'
  | 'one_unit'
  | 'few_transcripts'
  | 'undefined'
  | 'not_asked'

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
