import type { DocumentName } from '#model/live/document-name.ts'
import type { Connection } from './connection.ts'
import type { Room } from './room.ts'

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

/** Who has which layers or rooms of a round open. */
export function connectedTo(
  roundId: string,
  rooms: readonly Room[],
): { coderId: string; transcriptId: string }[] {
  const found = new Map<string, { coderId: string; transcriptId: string }>()
  for (const { name, connections } of rooms) {
    if ((name.kind !== 'layer' && name.kind !== 'room') || name.roundId !== roundId) continue
    for (const { caller } of connections) {
      const coderId = caller.person.id
      if (name.kind === 'layer' && name.coderId !== coderId) continue
      const { transcriptId } = name
      found.set(`${coderId} ${transcriptId}`, { coderId, transcriptId })
    }
  }
  return [...found.values()]
}
