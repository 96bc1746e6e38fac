import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../builders/database.ts'
import { mostJobs, putJob, smallRound } from '../builders/put-job.ts'
import { storeRound } from '../builders/stored-round.ts'

test('of many that ask for a job at once no more wait than may', async () => {
  const { db, drop } = await freshDatabase()
  onTestFinished(drop)
  const lakes = await storeRound(db, smallRound)
  const all = Array.from({ length: 40 }, (_, index) => putJob(db, lakes, `question ${index}`))
  expect((await Promise.all(all)).filter((job) => job !== undefined)).toHaveLength(mostJobs)
  const ferries = await storeRound(db, smallRound)
  const same = await Promise.all(Array.from({ length: 10 }, () => putJob(db, ferries, 'the same')))
  expect(new Set(same.map((job) => job?.id)).size).toBe(1)
})
