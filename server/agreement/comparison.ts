import { z } from 'zod'
import { readLayerStates, readRoundParts } from '#db/agreement.ts'
import { readLayersOf } from '#db/layers.ts'
import { roundFacts } from '#db/rounds.ts'
import { readTranscript } from '#db/transcripts.ts'
import { differencesIn } from '#model/agreement/differences.ts'
import { reliabilityData } from '#model/agreement/reliability.ts'
import { isId } from '#model/fields.ts'
import { overlaps, type Span } from '#model/span.ts'
import { TextOffsets } from '#model/text.ts'
import type { SpeakerKind, Transcript } from '#model/transcript.ts'
import { memberOf, notFound, requireMay, roundOf } from '../access.ts'
import { checked } from '../checked.ts'
import { codebookOf } from '../codebooks.ts'
import { projectFor } from '../projects.ts'
import type { Person, Services } from '../services.ts'
import { shortened } from './shortened.ts'

/** A place in a transcript as an address gives it: `120-168`, code points, the end excluded. */
export const Place = z
  .string()
  .regex(/^\d{1,9}-\d{1,9}$/, 'A place is two numbers, as in 120-168.')
  .transform((text) => {
    const [start, end] = text.split('-').map(Number) as [number, number]
    return { start, end }
  })
  .refine(({ start, end }) => start < end, 'A place starts before it ends.')

/** Shown before and after the place in question: enough to read, whatever the transcript's length. */
const surroundings = 20_000

/** Turns listed in which coders differ. */
const mostPassages = 500

/** A stretch of the page: a turn's speech, or text outside any turn (ordinal 0). */
export interface ComparedBlock {
  ordinal: number
  speaker: string | null
  kind: SpeakerKind | null
  start: number
  text: string
}

/**
 * One transcript with what all its coders did, side by side, around a place of it.
 *
 * @param at absent: the first place where coders differ, else the beginning
 * @throws {DomainError} `not-permitted` while the coders' codes are hidden
 */
export async function comparison(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  transcriptId: string,
  at: string | null,
) {
  const wanted = at === null ? undefined : checked(Place, at, 'at')
  if (!isId(transcriptId)) throw notFound('transcript')
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  requireMay(member, { may: 'read-passages', round: roundFacts(round) })
  const key = { projectId, roundId }
  const [transcript, layers, parts, states, codebook] = await Promise.all([
    readTranscript(services.db, projectId, transcriptId),
    readLayersOf(services.db, { ...key, transcriptId }),
    readRoundParts(services.db, key),
    readLayerStates(services.db, { ...key, transcriptId }),
    codebookOf(services, member, round),
  ])
  if (transcript === undefined || layers.size === 0) throw notFound('transcript')
  const spans = [...layers].flatMap(([coder, own]) =>
    own.map(({ id, start, end, code }) => ({ id, coder, start, end, code })),
  )
  // One transcript by its turns is little work; all of a round goes to a thread of its own.
  const data = reliabilityData(
    [transcript],
    [...layers.keys()].map((coder) => ({
      transcript: transcriptId,
      coder,
      completed: states.get(coder) === true,
      spans: spans.filter((span) => span.coder === coder),
    })),
    codebook.codes.map((code) => code.id),
    'turn',
  )
  const { differences } = differencesIn(data, mostPassages)
  const offsets = new TextOffsets(transcript.text)
  const passages = differences
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, turn, coders }) => ({
      start,
      end,
      turn,
      quote: shortened(offsets.slice(start, end)),
      codes: [...new Set(coders.flatMap((coder) => coder.codes))],
    }))
  const here = within(wanted ?? passages[0] ?? firstTurn(transcript), transcript.length)
  // A transcript without speakers is one turn: of a very long place its beginning is shown.
  const looked = { start: here.start, end: Math.min(here.end, here.start + surroundings) }
  const shown = {
    start: Math.max(0, looked.start - surroundings),
    end: Math.min(transcript.length, looked.end + surroundings),
  }
  return {
    project: projectFor(member),
    round: {
      id: round.id,
      name: round.name,
      visibility: round.visibility,
      status: round.status,
      codebookVersion: round.codebookVersion,
    },
    transcript: {
      id: transcript.id,
      title: transcript.title,
      language: transcript.language,
      length: transcript.length,
    },
    coders: parts.coders
      .filter((coder) => layers.has(coder.id))
      .map((coder) => ({ ...coder, completed: states.get(coder.id) === true })),
    codes: codebook.codes.map(({ id, name, colour }) => ({ id, name, colour })),
    /** All of the round: places of the working list may lie in others. */
    transcripts: parts.transcripts,
    blocks: blocksIn(transcript, offsets, shown),
    shown,
    here,
    spans: spans.filter((span) => overlaps(span, shown)),
    /** The whole words of what each coder did at the place. */
    atPlace: spans
      .filter((span) => overlaps(span, looked))
      .map((span) => ({ ...span, quote: shortened(offsets.slice(span.start, span.end)) })),
    passages,
  }
}
export type Comparison = Awaited<ReturnType<typeof comparison>>

function blocksIn(
  { turns, speakers }: Transcript,
  offsets: TextOffsets,
  shown: Span,
): ComparedBlock[] {
  const byLabel = new Map(speakers.map((speaker) => [speaker.label, speaker]))
  const blocks: ComparedBlock[] = []
  const add = (start: number, end: number, of: Omit<ComparedBlock, 'start' | 'text'>) => {
    const from = Math.max(start, shown.start)
    const to = Math.min(end, shown.end)
    if (from >= to) return
    const words = offsets.slice(from, to)
    const text = words.trim()
    if (text === '' && of.ordinal === 0) return
    const skipped = words.length - words.trimStart().length
    blocks.push({ ...of, start: offsets.fromUtf16(offsets.toUtf16(from) + skipped), text })
  }
  const aside = { ordinal: 0, speaker: null, kind: null }
  let reached = 0
  for (const { ordinal, speaker, start, speechStart, end } of turns) {
    add(reached, start, aside)
    const who = speaker === null ? undefined : byLabel.get(speaker)
    add(speechStart, end, {
      ordinal,
      speaker: who?.name ?? who?.label ?? speaker,
      kind: who?.kind ?? null,
    })
    reached = end
  }
  add(reached, offsets.length, aside)
  return blocks
}

function firstTurn({ turns, length }: Transcript): Span {
  const [turn] = turns
  if (turn === undefined || turn.speechStart >= turn.end) return { start: 0, end: length }
  return { start: turn.speechStart, end: turn.end }
}

function within({ start, end }: Span, length: number): Span {
  const last = Math.max(0, length - 1)
  return { start: Math.min(start, last), end: Math.max(Math.min(end, length), 1) }
}
