import type { openWorkspace } from '#server/workspace.ts'

/** What the server hands over when a transcript is opened for coding. */
export type OpenedWorkspace = Awaited<ReturnType<typeof openWorkspace>>
