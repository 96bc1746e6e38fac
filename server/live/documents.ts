import type { Kysely } from 'kysely'
import * as Y from 'yjs'
import { readDocument } from '#db/documents.ts'
import type { Database } from '#db/schema.ts'
import { type DomainErrorCode, isDomainError } from '#model/errors.ts'
import { formatDocumentName, parseDocumentName } from '#model/live/document-name.ts'
import type { EntryChanges } from '#model/live/entry-change.ts'
import type { LayerKey } from '#model/round.ts'
import type { Caller, Person } from '../services.ts'
import { type Admission, whyNotLetIn } from './rights/let-in.ts'
import { permissionOf } from './rights/permission.ts'
import { refusal } from './rights/refusal.ts'
import { DurableRoom } from './rooms/durable-room.ts'
import type { Room } from './rooms/room.ts'
import type { Rooms } from './rooms/rooms.ts'

/** What a change to a document that several write is refused with where its writer may write no more. */
const rightsRefusals: ReadonlySet<DomainErrorCode> = new Set(['not-permitted', 'not-found'])

/** Documents as use cases read and change them: by way of their rooms, so that whoever has one open sees it. */
export class Documents {
  constructor(
    private readonly db: Kysely<Database>,
    private readonly rooms: Rooms,
  ) {}

  /**
   * Writes as a peer would, for a person. @returns when it is committed
   *
   * @param admission what lets them, where they may not write the document otherwise
   * @throws {DomainError} what the checks refuse, with nothing written
   */
  async change(
    document: string,
    person: Person,
    write: (doc: Y.Doc) => void,
    admission?: Admission,
  ): Promise<void> {
    for (;;) {
      const room = await this.roomWrittenBy(document, person, admission)
      try {
        return await room.change(person, write, admission)
      } catch (error) {
        if (!(await this.isOfAnother(error, room, person, admission))) throw error
      }
    }
  }

  /** As {@link change}, for very many entries: part by part, between what else is to be served. */
  async write(
    document: string,
    person: Person,
    changes: (doc: Y.Doc) => EntryChanges,
    { leavesOut = false } = {},
  ): Promise<{ written: number; leftOut: number }> {
    const room = await this.roomWrittenBy(document, person)
    await this.bringUpToDate(room)
    return await room.write(person, changes, leavesOut)
  }

  /**
   * What is asked for by a request may build on what another server stored a moment ago, and was not heard of here.
   *
   * @throws {DomainError} where the room has to be loaded anew
   */
  private async bringUpToDate(room: DurableRoom): Promise<void> {
    try {
      await room.takeInStored(this.db)
    } catch (error) {
      if (isDomainError(error)) room.giveUp(error)
      throw error
    }
  }

  /** Whether it is somebody else's change that was refused, which this one waited with: none is stored. */
  private async isOfAnother(
    error: unknown,
    room: Room,
    person: Person,
    admission: Admission | undefined,
  ): Promise<boolean> {
    if (!isDomainError(error) || !rightsRefusals.has(error.code)) return false
    if (admission === undefined) return (await this.whyNotWritten(room, person)) === null
    const { letIn } = admission
    const of = { projectId: room.standing.projectId, personId: person.id, letIn }
    return (await whyNotLetIn(this.db, of)) === null
  }

  /** A copy of its present state. @throws {DomainError} `not-found` */
  async read(document: string): Promise<{ doc: Y.Doc; epoch: number }> {
    const room = await this.roomOf(document)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc))
    return { doc, epoch: room instanceof DurableRoom ? room.epoch : 1 }
  }

  /** Of a layer that is open as its room has it, of another one as it is stored. */
  async epoch(layer: LayerKey): Promise<number> {
    const name = formatDocumentName({ kind: 'layer', ...layer })
    const room = this.rooms.get(name)
    if (room instanceof DurableRoom) return room.epoch
    const stored = await readDocument(this.db, { projectId: layer.projectId, name })
    return stored?.epoch ?? 1
  }

  private async roomWrittenBy(
    document: string,
    person: Person,
    admission?: Admission,
  ): Promise<DurableRoom> {
    for (;;) {
      const room = await this.roomOf(document)
      const refused = admission === undefined ? await this.whyNotWritten(room, person) : null
      if (refused !== null) throw refusal(refused)
      if (!(room instanceof DurableRoom)) throw refusal('not-permitted')
      // It may have been let go of while rights were asked for.
      if (this.rooms.get(document) === room) return room
    }
  }

  /** @throws {DomainError} `not-found` */
  private async roomOf(document: string): Promise<Room> {
    const name = parseDocumentName(document)
    if (name === null) throw refusal('not-found')
    return await this.rooms.open(name)
  }

  private async whyNotWritten(room: Room, person: Person): Promise<DomainErrorCode | null> {
    const caller: Caller = { person, credential: '', scope: 'write' }
    const known = permissionOf(room.name, room.standing, caller).write
    if (known === null) return null
    // What is remembered may be old: nobody is refused by it.
    await this.rooms.judging.judge([room])
    return permissionOf(room.name, room.standing, caller).write
  }
}
