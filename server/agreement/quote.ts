import { shortened } from '#model/text.ts'

/** Graphemes that a passage is known by. */
const most = 160

/** Enough of a passage to know it by, on one line. */
export function quoteOf(text: string): string {
  return shortened(text.replace(/\s+/g, ' ').trim(), most)
}
