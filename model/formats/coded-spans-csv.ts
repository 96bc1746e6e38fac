import type { Codebook } from '../codebook.ts'
import type { Visibility } from '../round.ts'
import { countWhile } from '../sorted.ts'
import type { CodedSpan } from '../span.ts'
import { TextOffsets } from '../text.ts'
import type { Transcript, Turn } from '../transcript.ts'

/** What all rows of one export share. */
export interface CodedSpansContext {
  project: string
  round: string
  visibility: Visibility
  /** Empty where the round follows the draft. */
  codebookVersion: number | null
  codebook: Codebook
  /** Names of slots, in the order of their columns. */
  slots: readonly string[]
}

export type Cell = string | number | boolean | null

const fixedColumns = [
  'project',
  'round',
  'transcript_id',
  'transcript',
  'span_id',
  'coder_id',
  'coder',
  'layer',
  'code_id',
  'code',
  'code_path',
  'start',
  'end',
  'start_utf16',
  'end_utf16',
  'turn',
  'turn_end',
  'speaker',
  'speaker_kind',
  'text',
  'memo',
  'unsure',
  'codebook_version',
  'visibility',
  'created_at',
]

const wordColumns = [
  'project',
  'round',
  'transcript',
  'coder',
  'code',
  'code_path',
  'speaker',
  'text',
  'memo',
]

/** Columns in which a spreadsheet might take words for a formula. */
export function wordColumnsWith(slots: readonly string[]): Set<string> {
  return new Set([...wordColumns, ...slots.map((slot) => `slot_${slot}`)])
}

/** Names of the columns of the tidy export, one row a coded span. */
export function codedSpanColumns(slots: readonly string[]): string[] {
  return [...fixedColumns, ...slots.map((slot) => `slot_${slot}`)]
}

/** The slots a codebook declares, and those that spans carry without it, each once. */
export function slotColumns(codebook: Codebook, found: readonly string[]): string[] {
  const declared = codebook.codes.flatMap((code) => (code.slots ?? []).map((slot) => slot.key))
  return [...new Set([...declared, ...[...found].sort()])]
}

/**
 * Makes rows of one transcript's spans. The text of a row is the stored text from `start` to `end`, in
 * code points; `turn` and `turn_end` are the first and the last turn it lies in, empty in the preamble.
 */
export function codedSpanRows(
  context: CodedSpansContext,
  transcript: Pick<Transcript, 'id' | 'title' | 'text' | 'turns' | 'speakers'>,
) {
  const offsets = new TextOffsets(transcript.text)
  const codes = new Map(context.codebook.codes.map((code) => [code.id, code]))
  const speakers = new Map(transcript.speakers.map((speaker) => [speaker.label, speaker]))
  const pathOf = (id: string): string => {
    const names: string[] = []
    for (let code = codes.get(id); code !== undefined && names.length < 30; ) {
      names.unshift(code.name)
      code = code.parent === undefined ? undefined : codes.get(code.parent)
    }
    return names.join(' > ')
  }
  return (coder: { id: string; name: string }, span: CodedSpan): Cell[] => {
    const [first, last] = turnsUnder(transcript.turns, span.start, span.end)
    const speaker = first?.speaker == null ? undefined : speakers.get(first.speaker)
    return [
      context.project,
      context.round,
      transcript.id,
      transcript.title,
      span.id,
      coder.id,
      coder.name,
      'coder',
      span.code,
      codes.get(span.code)?.name ?? span.code,
      pathOf(span.code) || span.code,
      span.start,
      span.end,
      offsets.toUtf16(span.start),
      offsets.toUtf16(span.end),
      first?.ordinal ?? null,
      last?.ordinal ?? null,
      speaker === undefined ? null : (speaker.name ?? speaker.label),
      speaker?.kind ?? null,
      offsets.slice(span.start, span.end),
      span.memo,
      span.unsure === true ? 1 : 0,
      context.codebookVersion,
      context.visibility,
      new Date(span.createdAt).toISOString(),
      ...context.slots.map((slot) => (Object.hasOwn(span.slots, slot) ? span.slots[slot]! : null)),
    ]
  }
}

/** The first and the last turn that a range meets; turns stand in order. */
export function turnsUnder(turns: readonly Turn[], start: number, end: number): [Turn?, Turn?] {
  const first = turns[countWhile(turns, (turn) => turn.end <= start)]
  if (first === undefined || first.start >= end) return []
  return [first, turns[countWhile(turns, (turn) => turn.start < end) - 1]]
}
