import type { Transaction } from 'kysely'
import { readPartsJson } from '#db/agreement.ts'
import { keepFigures } from '#db/kept-figures.ts'
import type { Database } from '#db/schema.ts'
import { Threads } from '../threads.ts'
import { type Besides, type FigureTask, readBesides, stateOf } from './figure-task.ts'
import { computeInThread } from './in-thread.ts'
import type { JobWork, RunnerParts } from './job-work.ts'
import { readTask, StoredFigureTask } from './stored-task.ts'
import type { PlanOfThread } from './worker.ts'

/** A thread that has nothing to do keeps what it remembers for so long. */
const idleMs = 10 * 60_000

/** Jobs that answer a question of a round: the answer takes the place of the last one. */
export function figureWork({ db, clock, limits }: RunnerParts, most: number): JobWork {
  const megabytes = limits.figuresMegabytes
  const threads = new Threads(import.meta.url, 'worker', { most, idleMs, megabytes })
  return {
    act: 'Computing these figures',
    limits: { ms: limits.figuresMs, megabytes },
    async run({ projectId, roundId, question, task: given }, how) {
      const task = readTask(StoredFigureTask, given)
      let state = ''
      const lines = await computeInThread<string[]>(
        db,
        threads,
        task,
        async (trx, states) => {
          const besides = await readBesides(trx, task)
          state = stateOf(task, states, besides)
          const plan = await planOfThread(trx, task, besides)
          return { task, plan, exactMs: limits.figuresExactMs }
        },
        how,
      )
      return (trx) =>
        keepFigures(trx, { projectId, roundId, question, state, lines, computedAt: clock.now() })
    },
    close: () => threads.close(),
  }
}

async function planOfThread(
  trx: Transaction<Database>,
  { plan, projectId }: FigureTask,
  besides: Besides,
): Promise<PlanOfThread | null> {
  if (plan === undefined) return null
  if (plan.ask === 'drift') return { ask: 'drift', completions: besides!.completions! }
  if (plan.ask !== 'self') return plan
  return { ask: 'self', before: await readPartsJson(trx, { projectId, roundId: plan.before }) }
}
