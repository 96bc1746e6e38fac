import type { FoundSpeaker, FoundTurns } from '#model/formats/turns.ts'
import type { SpeakerKind } from '#model/transcript.ts'

/** What somebody decided about labels and speakers; the same rules serve many files. */
export interface Rules {
  speakers: boolean
  paragraphs: boolean
  notSpeakers: readonly string[]
  areSpeakers: readonly string[]
  merge: Readonly<Record<string, string>>
  kinds: Readonly<Record<string, SpeakerKind>>
  codable: Readonly<Record<string, boolean>>
}

export const noRules: Rules = {
  speakers: true,
  paragraphs: false,
  notSpeakers: [],
  areSpeakers: [],
  merge: {},
  kinds: {},
  codable: {},
}

/** The part of the rules that decides what is a turn. */
export function turnChoices({ kinds: _, codable: __, ...turns }: Rules) {
  return {
    ...turns,
    notSpeakers: [...turns.notSpeakers],
    areSpeakers: [...turns.areSpeakers],
    merge: { ...turns.merge },
  }
}

/** Takes a label for a speaker, or for words of the text, whatever was found. */
export function tick(rules: Rules, label: string, isSpeaker: boolean): Rules {
  const without = (labels: readonly string[]) => labels.filter((one) => one !== label)
  return isSpeaker
    ? {
        ...rules,
        notSpeakers: without(rules.notSpeakers),
        areSpeakers: [...without(rules.areSpeakers), label],
      }
    : {
        ...rules,
        notSpeakers: [...without(rules.notSpeakers), label],
        areSpeakers: without(rules.areSpeakers),
      }
}

/** @param into `null` takes the merging back */
export function merge(rules: Rules, label: string, into: string | null): Rules {
  const { [label]: _, ...others } = rules.merge
  return { ...rules, merge: into === null ? others : { ...others, [label]: into } }
}

/** Whoever asks is not coded unless somebody says so: choosing the kind sets that too. */
export function setKind(rules: Rules, label: string, kind: SpeakerKind): Rules {
  const { [label]: _, ...codable } = rules.codable
  return { ...rules, kinds: { ...rules.kinds, [label]: kind }, codable }
}

/** Says whether turns of a speaker are units, whatever their kind. */
export function setCodable(rules: Rules, label: string, codable: boolean): Rules {
  return { ...rules, codable: { ...rules.codable, [label]: codable } }
}

/** What somebody said of a label, which may be “constructor”, as every object knows one. */
function chosen<T>(of: Readonly<Record<string, T>>, label: string): T | undefined {
  return Object.hasOwn(of, label) ? of[label] : undefined
}

/** What was chosen, else what was found. */
export function kindOf(rules: Rules, speaker: FoundSpeaker): SpeakerKind {
  return chosen(rules.kinds, speaker.label) ?? speaker.kind
}

/** What was chosen, else what the kind of the speaker says. */
export function isCodable(rules: Rules, speaker: FoundSpeaker): boolean {
  return chosen(rules.codable, speaker.label) ?? kindOf(rules, speaker) !== 'interviewer'
}

/** What is sent of the speakers of one text: those that stand in its turns. */
export function speakerChoices(rules: Rules, found: FoundTurns) {
  return found.speakers
    .filter((speaker) => speaker.accepted && speaker.mergedInto === null)
    .map((speaker) => ({
      label: speaker.label,
      kind: kindOf(rules, speaker),
      codable: isCodable(rules, speaker),
    }))
}
