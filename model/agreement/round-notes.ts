import type { Visibility } from '../round.ts'

/**
 * What is to be known of every figure of a round, wherever it is shown:
 *
 * - `saw_codes`: the round is open, coders saw one another's codes
 * - `codebook_grew`: it follows the working codebook, so codes came and changed while it was coded
 */
export type RoundNote = 'saw_codes' | 'codebook_grew'

/** What is to be known of this round, in the order in which it is said. */
export function notesOf({
  visibility,
  codebookVersion,
}: {
  visibility: Visibility
  /** `null`: the working codebook. */
  codebookVersion: number | null
}): RoundNote[] {
  return [
    ...(visibility === 'open' ? ['saw_codes' as const] : []),
    ...(codebookVersion === null ? ['codebook_grew' as const] : []),
  ]
}
