import type { Kysely, Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { TakenJob } from '#db/job-runs.ts'
import type { Database } from '#db/schema.ts'
import type { Limits } from '#model/limits.ts'
import type { Clock } from '../services.ts'
import type { Underway } from './in-thread.ts'

export interface RunnerParts {
  db: Kysely<Database>
  clock: Clock
  log: Logger
  limits: Limits
}

/** What jobs of one kind do, in threads of their own. */
export interface JobWork {
  /** In words, at the beginning of a sentence that says it was stopped. */
  act: 'Computing these figures' | 'Making this report'
  limits: { ms: number; megabytes: number }
  /** @returns what stores the outcome, in the transaction that ends the job */
  run(job: TakenJob, how: Underway): Promise<(trx: Transaction<Database>) => Promise<void>>
  close(): Promise<void>
}
