import { afterAll, beforeAll, expect, test } from 'vitest'
import { deleteRound } from '#db/rounds.ts'
import { LiveClient } from '../../builders/live-client.ts'
import { aSpan, insertStudy, type LiveStudy, liveStudy } from '../../builders/live-study.ts'

let study: LiveStudy
beforeAll(async () => {
  study = await liveStudy()
})
afterAll(() => study.stop())

test('[LV12] what is deleted elsewhere while somebody codes in it holds up nobody else', async () => {
  const { db } = study.database
  const other = await insertStudy(db)
  const ana = await new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
  const ben = await new LiveClient(study.url, other.layerOf(other.ben), other.ben).join()
  for (const client of [ana, ben]) {
    client.layer.put(aSpan())
    await client.saved()
  }
  // As another server does it, which this one has not heard of yet.
  await db.transaction().execute((trx) => deleteRound(trx, study.projectId, study.roundId))
  ana.layer.put(aSpan({ start: 5, end: 8 }))
  expect((await ana.closed).code).toBe(4404)
  ben.layer.put(aSpan({ start: 5, end: 8 }))
  await ben.saved()
  await ben.close()
})
