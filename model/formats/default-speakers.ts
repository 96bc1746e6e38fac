import { z } from 'zod'
import { limits } from '../limits.ts'
import { type Speaker, SpeakerKind, SpeakerLabel, type Turn } from '../transcript.ts'
import { baseOf } from './label-rules.ts'
import { usualKind } from './role-words.ts'

/** What a person said of one speaker; what is left out stays as it is. */
export const SpeakerChange = z.strictObject({
  label: z.string().min(1).max(limits.speakerLabelCharacters),
  /** Shown in place of the label; `null` or empty shows the label again. */
  name: z.union([z.literal('').transform(() => null), z.null(), SpeakerLabel]).optional(),
  kind: SpeakerKind.optional(),
  codable: z.boolean().optional(),
})
export type SpeakerChange = z.output<typeof SpeakerChange>

/**
 * The speakers of turns, in order of appearance. Who asks is an interviewer, whose turns are not
 * coded unless somebody says so.
 */
export function speakersOf(
  turns: readonly Turn[],
  changes: readonly SpeakerChange[] = [],
): Speaker[] {
  const changeOf = new Map(changes.map((change) => [change.label, change]))
  const labels = new Set(turns.map((turn) => turn.speaker).filter((label) => label !== null))
  return [...labels].map((label) => {
    const kind = changeOf.get(label)?.kind ?? usualKind(baseOf(label))
    return changedSpeaker(
      { label, name: null, kind, codable: kind !== 'interviewer' },
      changeOf.get(label),
    )
  })
}

/** A speaker with what a person said of it; what was not said stays. A name of `null` takes it away. */
export function changedSpeaker(speaker: Speaker, change: SpeakerChange | undefined): Speaker {
  return {
    label: speaker.label,
    name: change?.name === undefined ? speaker.name : change.name,
    kind: change?.kind ?? speaker.kind,
    codable: change?.codable ?? speaker.codable,
  }
}
