import { type LinkedPassage, passageHash } from '#model/passage-link.ts'

/** Where it is kept how a person has transcripts set. */
export const textSettingPath = '/text-setting'

export const themePath = '/theme'

/** Where a person finds who mentioned them. */
export const inboxPath = '/inbox'
export const inboxReadPath = '/inbox/read'

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

/** A transcript of a round, open at a thread of what people say about it. */
export function threadPath(of: Parameters<typeof workspacePath>[0], threadId: string): string {
  return `${workspacePath(of)}?${new URLSearchParams({ thread: threadId })}`
}

/** Turns above a passage that its page begins with, where it does not begin with the first one. */
const turnsAbove = 20
/** As many turns stand on the first stretch of a transcript's page for certain. */
const turnsOfFirst = 100

/** A transcript to be read, open at a passage. */
export function passagePath(
  projectId: string,
  transcriptId: string,
  passage: LinkedPassage,
): string {
  const from = passage.turn > turnsOfFirst ? `?from=${passage.turn - turnsAbove}` : ''
  return `${projectPath(projectId)}/transcripts/${transcriptId}${from}${passageHash(passage)}`
}

/** What is coded in a round, passage by passage. What is absent leaves all. */
export function codedPassagesPath(
  of: { projectId: string; roundId: string },
  chosen: {
    code?: string | undefined
    with?: string | undefined
    transcript?: string | undefined
    coder?: string | undefined
    speaker?: string | undefined
    unspoken?: '1' | undefined
    from?: number | undefined
    to?: number | undefined
  },
): string {
  const said = Object.entries(chosen).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return `${roundPath(of)}/passages${said.length === 0 ? '' : `?${new URLSearchParams(said)}`}`
}

/** Passages of whoever bears this name or label, or where it is empty those that nobody speaks. */
export function spokenBy(speaker: string): { speaker: string } | { unspoken: '1' } {
  return speaker === '' ? { unspoken: '1' } : { speaker }
}
