import { differencesIn } from '#model/agreement/differences.ts'
import { reliabilityData } from '#model/agreement/reliability.ts'
import { unitDistances } from '#model/agreement/unit-distances.ts'
import { overlaps, type Span } from '#model/span.ts'
import { TextOffsets } from '#model/text.ts'
import type { SpeakerKind, Transcript } from '#model/transcript.ts'
import { quoteOf } from './quote.ts'

/** One transcript of a round with all its layers, as `readComparisonJson` gives it. */
export interface ComparedLayers {
  transcript: Pick<
    Transcript,
    'id' | 'title' | 'language' | 'length' | 'text' | 'turns' | 'speakers'
  >
  layers: {
    coder: string
    completed: boolean
    spans: (Span & { id: string; code: string })[]
  }[]
}

/** A stretch of the page: a turn's speech, or text outside any turn (ordinal 0). */
export interface ComparedBlock {
  ordinal: number
  speaker: string | null
  kind: SpeakerKind | null
  start: number
  text: string
}

/** Shown before and after the place in question: enough to read, whatever the transcript's length. */
const surroundings = 20_000

/** Turns listed in which coders differ. */
const mostPassages = 500

/** A transcript made ready to be looked at in many places. */
export type Prepared = ReturnType<typeof prepared>

/** @param codes ids of the codes of the round, in codebook order */
export function prepared({ transcript, layers }: ComparedLayers, codes: readonly string[]) {
  const data = reliabilityData(
    [transcript],
    layers.map(({ coder, completed, spans }) => ({
      transcript: transcript.id,
      coder,
      completed,
      spans,
    })),
    codes,
    'turn',
  )
  const offsets = new TextOffsets(transcript.text)
  const { differences } = differencesIn(data, mostPassages, unitDistances(data))
  const passages = differences
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, turn, coders }) => ({
      start,
      end,
      turn,
      quote: quoteOf(offsets.slice(start, end)),
      codes: [...new Set(coders.flatMap((coder) => coder.codes))],
    }))
  const spans = layers.flatMap(({ coder, spans }) =>
    spans.map(({ id, start, end, code }) => ({ id, coder, start, end, code })),
  )
  return { transcript, offsets, passages, spans }
}

/**
 * What of a transcript stands around a place, with what all its coders did there.
 *
 * @param wanted absent: the first place where coders differ, else the beginning
 */
export function comparedPlace(
  { transcript, offsets, passages, spans }: Prepared,
  wanted: Span | undefined,
) {
  const here = within(wanted ?? passages[0] ?? firstTurn(transcript), transcript.length)
  // A transcript without speakers is one turn: of a very long place its beginning is shown.
  const looked = { start: here.start, end: Math.min(here.end, here.start + surroundings) }
  const shown = {
    start: Math.max(0, looked.start - surroundings),
    end: Math.min(transcript.length, looked.end + surroundings),
  }
  const { id, title, language, length } = transcript
  return {
    transcript: { id, title, language, length },
    blocks: blocksIn(transcript, offsets, shown),
    shown,
    here,
    spans: spans.filter((span) => overlaps(span, shown)),
    /** The whole words of what each coder did at the place. */
    atPlace: spans
      .filter((span) => overlaps(span, looked))
      .map((span) => ({ ...span, quote: quoteOf(offsets.slice(span.start, span.end)) })),
    passages,
  }
}
export type ComparedPlace = ReturnType<typeof comparedPlace>

function blocksIn(
  { turns, speakers }: ComparedLayers['transcript'],
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

function firstTurn({ turns, length }: ComparedLayers['transcript']): Span {
  const [turn] = turns
  if (turn === undefined || turn.speechStart >= turn.end) return { start: 0, end: length }
  return { start: turn.speechStart, end: turn.end }
}

function within({ start, end }: Span, length: number): Span {
  const last = Math.max(0, length - 1)
  return { start: Math.min(start, last), end: Math.max(Math.min(end, length), 1) }
}
