import type { Logger } from 'pino'
import { isDomainError } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'
import { parseDocumentName } from '#model/live/document-name.ts'
import type { Caller } from '../services.ts'
import type { Connection, Ending } from './line/connection.ts'
import { permissionOf } from './rights/permission.ts'
import { DurableRoom } from './rooms/durable-room.ts'
import type { Room } from './rooms/room.ts'
import type { Rooms } from './rooms/rooms.ts'

/** Who is at the other end of a socket, and what it asks for. */
export interface Visit {
  caller: Promise<Caller | null>
  documentName: string
  query: URLSearchParams
}

export interface Gate {
  rooms: Rooms
  connections: ReadonlySet<Connection>
  limits: Limits
  log: Logger
  now(): number
}

/** Lets a connection into the room it asks for, or closes it with the reason before any byte of a document. */
export async function enter(gate: Gate, connection: Connection, visit: Visit): Promise<void> {
  const say = sayer(gate, connection, visit.documentName)
  void connection.closed.then((ending) => say('socket closed', ending))
  try {
    const caller = await visit.caller
    if (caller === null) return connection.refuse('not-signed-in')
    connection.caller = caller
    if (tooManyOf(gate, caller)) return connection.refuse('too-many-requests')
    connection.epoch = visit.query.get('epoch')
    const room = await admitted(gate, connection, visit.documentName)
    if (room === null || !connection.isOpen) return
    if (!isOfItsEpoch(room, connection)) return connection.refuse('stale-epoch')
    if (room.connections.size >= gate.limits.socketsPerRoom) {
      return connection.refuse('too-many-requests')
    }
    void connection.closed.then(() => room.leave(connection, gate.now()))
    room.join(connection)
    say('socket opened')
  } catch (error) {
    if (isDomainError(error)) return connection.refuse(error.code)
    gate.log.error({ err: error, connectionId: connection.id }, 'a live document does not open')
    connection.refuse('unavailable')
  }
}

/** The lines of one socket in the log. What a stranger asks for may be anything, so only names that are some. */
function sayer({ log, now }: Gate, connection: Connection, documentName: string) {
  const document = parseDocumentName(documentName) === null ? undefined : documentName
  const since = now()
  return (what: string, ending?: Ending) => {
    const personId = connection.caller?.person.id
    const openMs = ending && Math.round(now() - since)
    log.info({ connectionId: connection.id, document, personId, ...ending, openMs }, what)
  }
}

function tooManyOf({ connections, limits }: Gate, { person }: Caller): boolean {
  let own = 0
  for (const { caller } of connections) if (caller?.person.id === person.id) own++
  return own > limits.socketsPerPerson
}

/** @returns the room, with the connection's permission set; `null` where it was refused */
async function admitted(
  { rooms }: Gate,
  connection: Connection,
  documentName: string,
): Promise<Room | null> {
  const name = parseDocumentName(documentName)
  if (name === null) {
    connection.refuse('not-found')
    return null
  }
  for (;;) {
    // Before anything is loaded for somebody who may not see it; and by no old answer, since another
    // server may have changed it a moment ago.
    const standing = await rooms.judging.standing(name)
    rooms.get(documentName)?.judge(standing)
    const { read } = permissionOf(name, standing, connection.caller)
    if (read !== null) {
      connection.refuse(read)
      return null
    }
    const room = await rooms.open(name, connection)
    connection.permission = permissionOf(name, room.standing, connection.caller)
    // It may have been let go of, or rights may have changed, while this waited.
    if (rooms.get(documentName) === room && connection.permission.read === null) return room
    if (!connection.isOpen) return null
  }
}

/** Whether what it holds, and what it was sent before the room was there, are of the room's epoch. */
function isOfItsEpoch(room: Room, { epoch, early }: Connection): boolean {
  if (!(room instanceof DurableRoom)) return true
  if (early !== null && early.epoch !== room.epoch) return false
  return epoch === null || epoch === String(room.epoch)
}
