import { roundsOfTranscript } from '#db/transcripts.ts'
import { may } from '#model/rights.ts'
import { codePointLength, TextOffsets } from '#model/text.ts'
import type { Speaker } from '#model/transcript.ts'
import { memberOf } from './access.ts'
import { projectFor } from './projects.ts'
import type { Person, Services } from './services.ts'
import { readTranscript } from './transcripts.ts'

/** Turns that a page shows at once. */
const turnsAtOnce = 300

export interface ShownTurn {
  ordinal: number
  speaker: string | null
  /** Where its speech begins, in code points of the transcript. */
  start: number
  speech: string
}

/**
 * A transcript for its page: a stretch of its turns, its speakers with what they have said, where it is
 * used, and whether the reader may change it.
 *
 * @param from ordinal of the first turn to show
 */
export async function transcriptPage(
  services: Services,
  person: Person,
  projectId: string,
  transcriptId: string,
  from: number,
) {
  const member = await memberOf(services, person, projectId)
  const transcript = await readTranscript(services, person, projectId, transcriptId)
  const { text, turns, speakers, ...rest } = transcript
  const offsets = new TextOffsets(text)
  const isPlace = Number.isSafeInteger(from) && from >= 1 && from <= turns.length
  const first = isPlace ? from : 1
  const shown = turns.slice(first - 1, first - 1 + turnsAtOnce)
  const counts = new Map<string | null, number>()
  for (const { speaker } of turns) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  const preamble = offsets.slice(0, first === 1 ? (turns[0]?.start ?? offsets.length) : 0)
  return {
    project: projectFor(member),
    transcript: { ...rest, turnCount: turns.length },
    preamble: {
      start: codePointLength(preamble) - codePointLength(preamble.trimStart()),
      speech: preamble.trim(),
    },
    turns: shown.map(
      ({ ordinal, speaker, speechStart, end }): ShownTurn => ({
        ordinal,
        speaker,
        start: speechStart,
        speech: offsets.slice(speechStart, end),
      }),
    ),
    previous: first > 1 ? Math.max(1, first - turnsAtOnce) : null,
    next: first - 1 + turnsAtOnce < turns.length ? first + turnsAtOnce : null,
    speakers: speakers.map((speaker): Speaker & { turns: number } => ({
      ...speaker,
      turns: counts.get(speaker.label) ?? 0,
    })),
    rounds: await roundsOfTranscript(services.db, projectId, transcript.id),
    mayWrite: may(member, { may: 'write-transcripts' }),
  }
}
