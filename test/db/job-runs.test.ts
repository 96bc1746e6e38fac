import { afterEach, beforeEach, expect, test } from 'vitest'
import { readJob } from '#db/figure-jobs.ts'
import { endJob, endLostJobs, giveBackJob, takeJob, tellOfJob } from '#db/job-runs.ts'
import { lostJob } from '#server/agreement/ended-job.ts'
import { type FreshDatabase, freshDatabase } from '../builders/database.ts'
import { putJob, smallRound } from '../builders/put-job.ts'
import { storeRound } from '../builders/stored-round.ts'

/** One in which no server takes jobs. */
let database: FreshDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database?.drop())

test('the project served least recently is next, and of its jobs the one that waits longest', async () => {
  const { db } = database
  const [lakes, ferries] = [await storeRound(db, smallRound), await storeRound(db, smallRound)]
  for (const question of ['lakes 1', 'lakes 2', 'lakes 3']) await putJob(db, lakes, question)
  for (const question of ['ferries 1', 'ferries 2']) await putJob(db, ferries, question)
  const served: string[] = []
  for (let turn = 0; turn < 5; turn++) {
    const job = await takeJob(db)
    served.push(job!.question)
    await endJob(db, job!, { status: 'done' })
  }
  expect(served).toEqual(['lakes 1', 'ferries 1', 'lakes 2', 'ferries 2', 'lakes 3'])
})

test('[CF4] a server that was not heard of neither ends nor gives back what another runs now', async () => {
  const { db } = database
  await putJob(db, await storeRound(db, smallRound), 'lakes')
  const silent = await takeJob(db)
  await db
    .updateTable('figure_jobs')
    .set({ heard_at: new Date('2020-01-01') })
    .execute()
  await endLostJobs(db, 1_000, lostJob)
  const now = await takeJob(db)
  expect(now!.id).toBe(silent!.id)
  await giveBackJob(db, silent!)
  expect(await tellOfJob(db, silent!, 0.5)).toBe(false)
  expect(await endJob(db, silent!, { status: 'failed', problem: lostJob })).toBe(false)
  expect(await readJob(db, now!)).toMatchObject({ status: 'running', share: 0 })
  expect(await endJob(db, now!, { status: 'done' })).toBe(true)
})
