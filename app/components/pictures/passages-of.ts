import type { CodePicturePage } from '#server/code-pictures.ts'
import { codedPassagesPath } from '../../paths.ts'

export type Chosen = Parameters<typeof codedPassagesPath>[1]

/** Where the passages of a page are listed. */
export function passagesOf({ project, round, query }: CodePicturePage) {
  return (chosen: Chosen) =>
    codedPassagesPath(
      { projectId: project.id, roundId: round.id },
      { transcript: query.transcript, coder: query.coder, ...chosen },
    )
}
