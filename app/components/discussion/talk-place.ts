import type { Span } from '#model/span.ts'
import { shortened } from '#model/text.ts'

/** Where a thread stands, or is to be opened: a range, or a turn as a whole. */
export type TalkPlace = Span & { turn?: number | undefined }

/** As many characters of a passage as stand above a thread. */
const quotedCharacters = 220

/** The beginning of a passage. */
export function quoteOf(text: string): string {
  return shortened(text, quotedCharacters)
}
