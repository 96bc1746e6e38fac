import type { Talk } from '../discussion.ts'
import { TextOffsets } from '../text.ts'
import type { Transcript } from '../transcript.ts'
import type { Cell } from './coded-spans-csv.ts'

/** Names of the columns of the export of what people said, one row a comment. */
export const commentColumns = [
  'project',
  'round',
  'transcript_id',
  'transcript',
  'thread_id',
  'start',
  'end',
  'turn',
  'text',
  'resolved_by',
  'resolved_at',
  'comment_id',
  'author_id',
  'author',
  'comment',
  'mentions',
  'created_at',
  'changed_at',
  'taken_back_by',
]

/** Columns in which a spreadsheet might take words for a formula. */
export const commentWordColumns: ReadonlySet<string> = new Set([
  'project',
  'round',
  'transcript',
  'text',
  'resolved_by',
  'author',
  'comment',
  'mentions',
  'taken_back_by',
])

/**
 * Makes rows of what was said in a thread, in the order in which it came. `text` is the stored text that the thread
 * is on, from `start` to `end` in code points; of a comment that a lead took back the words are empty.
 *
 * @param nameOf the name of a person by their id
 */
export function commentRows(
  context: { project: string; round: string },
  transcript: Pick<Transcript, 'id' | 'title' | 'text'>,
  nameOf: (person: string) => string,
) {
  const offsets = new TextOffsets(transcript.text)
  const named = (person: string | undefined) => (person === undefined ? null : nameOf(person))
  return ({ id, start, end, turn, comments, resolved }: Talk): Cell[][] =>
    comments.map((comment) => [
      context.project,
      context.round,
      transcript.id,
      transcript.title,
      id,
      start,
      end,
      turn ?? null,
      offsets.slice(start, end),
      named(resolved?.by),
      resolved?.at ?? null,
      comment.id,
      comment.by,
      nameOf(comment.by),
      comment.text,
      comment.mentions.map(nameOf).join('; '),
      comment.createdAt,
      comment.changedAt ?? null,
      named(comment.takenBackBy),
    ])
}
