import { codeOfMemo, type Noted, turnOfMemo } from '../memo-about.ts'
import { TextOffsets } from '../text.ts'
import type { Transcript } from '../transcript.ts'
import { type Cell, type CodedSpansContext, turnsUnder } from './coded-spans-csv.ts'

/** Names of the columns of the export of memos, one row a memo. */
export const memoColumns = [
  'project',
  'round',
  'transcript_id',
  'transcript',
  'coder_id',
  'coder',
  'about',
  'turn',
  'speaker',
  'code_id',
  'code',
  'span_id',
  'start',
  'end',
  'text',
  'memo',
  'visibility',
]

/** Columns in which a spreadsheet might take words for a formula. */
export const memoWordColumns: ReadonlySet<string> = new Set([
  'project',
  'round',
  'transcript',
  'coder',
  'speaker',
  'code',
  'text',
  'memo',
])

/**
 * Makes rows of the memos on one transcript. `about` is `span`, `turn`, `code` or `transcript`; the text of a row is
 * the stored text of the span or the turn, from `start` to `end` in code points, and empty for the others.
 */
export function memoRows(
  context: Pick<CodedSpansContext, 'project' | 'round' | 'visibility' | 'codebook'>,
  transcript: Pick<Transcript, 'id' | 'title' | 'text' | 'turns' | 'speakers'>,
) {
  const offsets = new TextOffsets(transcript.text)
  const names = new Map(context.codebook.codes.map(({ id, name }) => [id, name]))
  const speakers = new Map(transcript.speakers.map((speaker) => [speaker.label, speaker]))
  const placeOf = (noted: Noted) => {
    if ('span' in noted) {
      const { id, code, start, end, memo } = noted.span
      const [turn] = turnsUnder(transcript.turns, start, end)
      return { kind: 'span', turn, code, span: id, range: { start, end }, memo }
    }
    const { about, memo } = noted
    const turn = transcript.turns[(turnOfMemo(about) ?? 0) - 1]
    const code = codeOfMemo(about)
    const kind = code !== null ? 'code' : turnOfMemo(about) !== null ? 'turn' : 'transcript'
    return { kind, turn, code, span: null, range: turn ?? null, memo }
  }
  return (noted: Noted): Cell[] => {
    const { kind, turn, code, span, range, memo } = placeOf(noted)
    const speaker = turn?.speaker == null ? undefined : speakers.get(turn.speaker)
    return [
      context.project,
      context.round,
      transcript.id,
      transcript.title,
      noted.coder.id,
      noted.coder.name,
      kind,
      turn?.ordinal ?? null,
      speaker === undefined ? null : (speaker.name ?? speaker.label),
      code,
      code === null ? null : (names.get(code) ?? code),
      span,
      range?.start ?? null,
      range?.end ?? null,
      range === null ? null : offsets.slice(range.start, range.end),
      memo,
      context.visibility,
    ]
  }
}
