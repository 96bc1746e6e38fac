import type { CodedSpan } from './span.ts'

/**
 * What a memo of a layer is about: the transcript as a whole, one of its turns by ordinal, or a code by
 * id. Memos on coded spans stand in the spans themselves.
 */
export type MemoAbout = 'transcript' | `turn:${number}` | `code:${string}`

/** A memo with whose it is: on a coded span, or on what `about` names (a transcript, turn or code). */
export type Noted = { coder: { id: string; name: string } } & (
  | { span: CodedSpan }
  | { about: string; memo: string }
)

/** Ordinal of the turn a memo is about; `null` where it is about something else. */
export function turnOfMemo(about: string): number | null {
  const turn = /^turn:([1-9]\d{0,8})$/.exec(about)
  return turn === null ? null : Number(turn[1])
}

/** Id of the code a memo is about; `null` where it is about something else. */
export function codeOfMemo(about: string): string | null {
  return about.startsWith('code:') ? about.slice('code:'.length) : null
}
