import type { Round } from '#db/rounds.ts'

/** What every page of a round knows of it. */
export function headOf(round: Round) {
  const { id, name, visibility, status, codebookVersion, revealedAt } = round
  return { id, name, visibility, status, codebookVersion, revealedAt }
}
