import { openDatabase } from '#db/connection.ts'
import { insertPerson, insertStudy } from '../../builders/live-study.ts'

/** Names of the documents that one coder's page opens. */
export interface OwnLayer {
  coderId: string
  layer: string
  /** The feed of all of them. */
  feed: string
  presence: string
}

/** Long enough for any entry of the bench. */
export const transcriptLength = 60_000

/** One open round of one transcript with as many coders as are asked for, each with an empty layer. */
export async function insertLayers(databaseUrl: string, count: number): Promise<OwnLayer[]> {
  const { db, close } = openDatabase({ url: databaseUrl })
  try {
    const study = await insertStudy(db, { words: 'waited '.repeat(transcriptLength / 7 + 1) })
    const layers: OwnLayer[] = []
    for (let number = 0; number < count; number++) {
      const coder = await insertPerson(db, `Coder ${number}`)
      await db
        .insertInto('members')
        .values({ project_id: study.projectId, person_id: coder.id, roles: ['coder'] })
        .execute()
      await db
        .insertInto('layers')
        .values({
          project_id: study.projectId,
          round_id: study.roundId,
          transcript_id: study.transcriptId,
          coder_id: coder.id,
          completed_at: null,
          last_work_at: null,
          last_turn: null,
        })
        .execute()
      layers.push({
        coderId: coder.id,
        layer: study.layerOf(coder),
        feed: study.feed,
        presence: study.room,
      })
    }
    return layers
  } finally {
    await close()
  }
}
