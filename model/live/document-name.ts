import { z } from 'zod'

/** The live documents, as design names them; `room` carries presence alone. */
export type DocumentName =
  | { kind: 'layer'; roundId: string; transcriptId: string; coderId: string }
  | { kind: 'feed' | 'room'; roundId: string; transcriptId: string }
  | { kind: 'discussion'; roundId: string; transcriptId: string }
  | { kind: 'codebook'; projectId: string }

export type LayerName = Extract<DocumentName, { kind: 'layer' }>
export type DiscussionName = Extract<DocumentName, { kind: 'discussion' }>

const uuid = z.uuid()

/** @returns what a name in a socket's path stands for, or `null` where it is no document's name. */
export function parseDocumentName(name: string): DocumentName | null {
  if (name.length > 200) return null
  const [kind, ...ids] = name.split('.')
  if (!ids.every((id) => uuid.safeParse(id).success && id === id.toLowerCase())) return null
  const [first, second, third] = ids as [string, string, string]
  if (kind === 'layer' && ids.length === 3) {
    return { kind, roundId: first, transcriptId: second, coderId: third }
  }
  if ((kind === 'feed' || kind === 'room' || kind === 'discussion') && ids.length === 2) {
    return { kind, roundId: first, transcriptId: second }
  }
  if (kind === 'codebook' && ids.length === 1) return { kind, projectId: first }
  return null
}

/** The name under which sockets dial a document and the database keeps it. */
export function formatDocumentName(name: DocumentName): string {
  switch (name.kind) {
    case 'layer':
      return `layer.${name.roundId}.${name.transcriptId}.${name.coderId}`
    case 'feed':
    case 'room':
    case 'discussion':
      return `${name.kind}.${name.roundId}.${name.transcriptId}`
    case 'codebook':
      return `codebook.${name.projectId}`
  }
}
