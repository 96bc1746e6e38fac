import type { Connection } from '../line/connection.ts'
import { Room } from './room.ts'

/** A room of presence alone: who has the transcript open, and where. */
export class PresenceRoom extends Room {
  protected override get asksForState(): boolean {
    return false
  }

  protected override hasPresence(connection: Connection): boolean {
    return connection.caller.scope === 'write'
  }
}
