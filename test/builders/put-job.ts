import type { Kysely } from 'kysely'
import { askForJob } from '#db/figure-jobs.ts'
import type { Database } from '#db/schema.ts'
import type { StoredRound } from './stored-round.ts'

/** The smallest round that figures can be asked of. */
export const smallRound = { transcripts: 1, turns: 2, coders: 2, codes: 1, spans: 2, seed: 1 }

/** So many jobs of one project may wait. */
export const mostJobs = 5

/** Puts a job of figures into the queue; nobody computes them. */
export async function putJob(
  db: Kysely<Database>,
  { projectId, roundId }: StoredRound,
  question: string,
) {
  const asked = { projectId, roundId, kind: 'figures', question, state: '', task: {} } as const
  const job = await askForJob(db, asked, mostJobs)
  return typeof job === 'string' ? undefined : job
}
