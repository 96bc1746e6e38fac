/** Addresses that more than one screen links to. */
export function projectPath(projectId: string): string {
  return `/projects/${projectId}`
}

/** A round's first page, its progress. */
export function roundPath(of: { projectId: string; roundId: string }): string {
  return `${projectPath(of.projectId)}/rounds/${of.roundId}`
}

/** How well the coders of a round agree, its first page. */
export function agreementPath(of: { projectId: string; roundId: string }): string {
  return `${roundPath(of)}/agreement`
}

/** Where one coder codes one transcript. */
export function workspacePath(of: {
  projectId: string
  roundId: string
  transcriptId: string
}): string {
  return `${roundPath(of)}/transcripts/${of.transcriptId}`
}
