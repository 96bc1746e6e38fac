import { z } from 'zod'
import { visibleName } from './fields.ts'
import { limits } from './limits.ts'

/** What a speaker does in the talk. Interviewers’ turns are no units unless somebody says so. */
export const SpeakerKind = z.enum(['interviewer', 'respondent', 'other'])
export type SpeakerKind = z.infer<typeof SpeakerKind>

/** A BCP 47 tag such as `en` or `pt-BR`; `und` where it could not be told. */
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'That is not a language tag.')

/**
 * One stretch of the text by one speaker. Offsets in code points: `start` is where the label
 * begins, `speechStart` where the speech does, `end` is excluded. Text before the first label is the
 * preamble and belongs to no turn.
 */
export interface Turn {
  /** From 1. */
  ordinal: number
  /** The speaker's label, `null` where nobody is named. */
  speaker: string | null
  start: number
  speechStart: number
  end: number
}

/** A speaker of one transcript. Whether the turns can be coded decides what is a unit, not what may be coded. */
export interface Speaker {
  label: string
  /** Shown in place of the label when set. */
  name: string | null
  kind: SpeakerKind
  codable: boolean
}

/** What is stored of a transcript, whole. `length` in code points, `sha256` of the text in UTF-8. */
export interface Transcript {
  id: string
  title: string
  text: string
  length: number
  sha256: string
  language: string
  turns: readonly Turn[]
  speakers: readonly Speaker[]
}

export const Title = visibleName(limits.titleCharacters)
export const SpeakerLabel = visibleName(limits.speakerLabelCharacters)
