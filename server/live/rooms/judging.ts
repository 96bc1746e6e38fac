import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from '#db/schema.ts'
import type { DocumentName } from '#model/live/document-name.ts'
import type { Standing } from '../rights/permission.ts'
import { Standings } from '../rights/standings.ts'
import type { Room } from './room.ts'

/** Holds rooms against what the database says of who may. */
export class Judging {
  /** Another one where what was read before may be an old answer. */
  version = 0
  private readonly standings: Standings

  constructor(
    db: Kysely<Database>,
    private readonly log: Logger,
  ) {
    this.standings = new Standings(db)
  }

  /** What the database says of a document now, and never what it said before this was asked. */
  standing(name: DocumentName): Promise<Standing | undefined> {
    return this.standings.read(name)
  }

  /** Reads standings anew, after something they depend on was changed. */
  async judge(rooms: readonly Room[]): Promise<void> {
    this.version++
    await Promise.all(
      rooms.map(async (room) => {
        try {
          await this.judgeOne(room)
        } catch (error) {
          // Who may what cannot be told: nobody goes on by an old answer.
          this.log.error({ err: error, document: room.document }, 'rights cannot be read')
          for (const connection of [...room.connections]) connection.refuse('unavailable')
        }
      }),
    )
  }

  /** The same where nothing is known to have changed. @throws where it cannot be read */
  async judgeQuietly(rooms: readonly Room[]): Promise<void> {
    this.version++
    for (const room of rooms) await this.judgeOne(room)
  }

  /** @returns what its document's standing is now */
  async judgeOne(room: Room): Promise<Standing | undefined> {
    const standing = await this.standings.read(room.name)
    room.judge(standing)
    return standing
  }
}
