import { type DocumentName, parseDocumentName } from '#model/live/document-name.ts'
import type { Clock, OpenDocument } from '../services.ts'
import type { Connection } from './line/connection.ts'
import { DurableRoom } from './rooms/durable-room.ts'
import type { Room } from './rooms/room.ts'

/** What the live documents of this process hold at one moment. */
export interface LiveState {
  rooms: ReadonlyMap<DocumentName['kind'], number>
  sockets: number
  /** Taken from sockets and not yet committed. */
  uncommittedBytes: number
  /** Sent to sockets and not yet read by the other end. */
  unreadBytes: number
}

/** @param rooms all that are open @param uncommittedBytes what waits for its commit */
export function stateOf(
  rooms: readonly Room[],
  connections: ReadonlySet<Connection>,
  uncommittedBytes: number,
): LiveState {
  const kinds = new Map<DocumentName['kind'], number>()
  for (const { name } of rooms) kinds.set(name.kind, (kinds.get(name.kind) ?? 0) + 1)
  let unreadBytes = 0
  for (const connection of connections) unreadBytes += connection.unreadBytes
  return { rooms: kinds, sockets: connections.size, uncommittedBytes, unreadBytes }
}

/** The documents of a project that are open, with whom and how far their work is stored. */
export function openDocuments(
  project: { id: string; roundIds: ReadonlySet<string> },
  rooms: readonly Room[],
  elsewhere: Iterable<{ document: string; personId: string }>,
  time: { now(): number; clock: Clock },
): OpenDocument[] {
  const now = time.now()
  const ago = (at: number) => new Date(time.clock.now().getTime() - (now - at))
  const found = new Map<string, OpenDocument>()
  for (const room of rooms) {
    if (room.standing.projectId !== project.id) continue
    const kept = room instanceof DurableRoom ? room : null
    found.set(room.document, {
      name: room.name,
      people: [...new Set([...room.connections].map(({ caller }) => caller.person.id))],
      isElsewhere: false,
      committedAt: kept?.committedAt == null ? null : ago(kept.committedAt),
      waitingMs: kept?.waitingSince == null ? 0 : now - kept.waitingSince,
    })
  }
  for (const { document, personId } of elsewhere) {
    const name = parseDocumentName(document)
    if (name === null || !isOf(project, name)) continue
    const nothing = { people: [], isElsewhere: true, committedAt: null, waitingMs: 0 }
    const known = found.get(document) ?? { name, ...nothing }
    found.set(document, known)
    known.isElsewhere = true
    if (!known.people.includes(personId)) known.people.push(personId)
  }
  return [...found.values()]
}

function isOf(project: { id: string; roundIds: ReadonlySet<string> }, name: DocumentName): boolean {
  return name.kind === 'codebook'
    ? name.projectId === project.id
    : project.roundIds.has(name.roundId)
}

/**
 * Who has which layers or rooms of a round open.
 *
 * @param elsewhere who has which documents open at other processes
 */
export function connectedTo(
  roundId: string,
  rooms: readonly Room[],
  elsewhere: Iterable<{ document: string; personId: string }>,
): { coderId: string; transcriptId: string }[] {
  const found = new Map<string, { coderId: string; transcriptId: string }>()
  const add = (name: DocumentName | null, coderId: string) => {
    if ((name?.kind !== 'layer' && name?.kind !== 'room') || name.roundId !== roundId) return
    if (name.kind === 'layer' && name.coderId !== coderId) return
    const { transcriptId } = name
    found.set(`${coderId} ${transcriptId}`, { coderId, transcriptId })
  }
  for (const { name, connections } of rooms) {
    for (const { caller } of connections) add(name, caller.person.id)
  }
  for (const { document, personId } of elsewhere) add(parseDocumentName(document), personId)
  return [...found.values()]
}
