import type { Writer } from '#app/live/use-writers.ts'
import type { Move } from '#model/codebook-tree.ts'
import type { CodeField, DraftCode } from '#model/live/codebook-doc.ts'

/** What can be done with a code. */
export interface CodeEditing {
  write: (field: CodeField, value: unknown) => void
  move: (id: string, move: Move) => void
  retire: () => void
  restore: () => void
  /** Only for a code that no version has. */
  remove?: (() => void) | undefined
  draft: readonly DraftCode[]
  writers: readonly Writer[]
  /** Which field one is in, for the others to see. */
  onField: (field: string | null) => void
}
