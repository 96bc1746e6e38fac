import type { Limits } from '#model/limits.ts'
import type { Clock } from '../../services.ts'
import type { Committer } from '../committing/committer.ts'
import type { Standing } from '../rights/permission.ts'
import type { Slices } from '../updates/slices.ts'
import type { StoredRoom } from './stored-room.ts'

/** What rooms that are kept share. */
export interface RoomContext {
  limits: Limits
  clock: Clock
  committer: Committer
  /** How long another connection of the same client id has to show that it is there. */
  probeMs: number
  /** Where large updates are taken in. */
  slices: Slices
  /** Where large documents are built, and written out whole. */
  wholes: Slices
  now(): number
  /** Reads the room's standing anew, and holds everybody in it against that. */
  judge(room: StoredRoom): Promise<Standing | undefined>
  /** Tells other processes that the pages of a document are to ask again what they were loaded with. */
  outdated?: ((document: string) => void) | undefined
  /** The room's document can no longer be believed: it must be read anew. */
  broken(room: StoredRoom, error: unknown): void
}
