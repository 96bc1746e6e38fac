import type { Block, ReadingText } from '#app/text/reading-text.ts'
import { codeOfMemo, turnOfMemo } from '#model/memo-about.ts'
import type { CodeEntry, Codes } from './codes.ts'

/** What a memo is about, as the page has it: the turn or the code; neither for one on the transcript. */
export function memoPlace(
  about: string,
  reading: ReadingText,
  codes: Codes,
): { block: Block | null; entry: CodeEntry | null } {
  const turn = turnOfMemo(about)
  const code = codeOfMemo(about)
  return {
    block: turn === null ? null : (reading.blockOf(turn) ?? null),
    entry: code === null ? null : (codes.byId.get(code) ?? null),
  }
}
