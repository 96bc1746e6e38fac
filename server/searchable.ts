import { holdTranscript, insertStretches, listUnsearchable } from '#db/text-stretches.ts'
import { readTranscript } from '#db/transcripts.ts'
import { stretchesOf } from '#model/search/stretches.ts'
import type { Services } from './services.ts'

/**
 * Makes the transcripts of a project that cannot be searched yet searchable, one after the other: those
 * that came since somebody last searched, all of them after a restore. No right is asked: callers have.
 */
export async function makeSearchable({ db }: Services, projectId: string): Promise<void> {
  for (const one of await listUnsearchable(db, projectId)) {
    const transcript = await readTranscript(db, projectId, one.id)
    if (transcript === undefined) continue
    const stretches = stretchesOf(transcript)
    await db.transaction().execute(async (trx) => {
      // In another language meanwhile, it is made searchable in that one, by whoever searches next.
      if (await holdTranscript(trx, projectId, one)) {
        await insertStretches(trx, projectId, one, stretches)
      }
    })
  }
}
