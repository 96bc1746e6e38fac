import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Piscina } from 'piscina'
import type { PlanAnswer } from '#model/agreement/planning/plan.ts'
import { DomainError } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'
import { type Crossing, crossed } from '../crossing.ts'
import type { Reports } from '../services.ts'
import { workerBeside } from '../worker-beside.ts'
import type { MadeReport, PlanTask, ReportTask } from './report-worker.ts'

/**
 * Reports are made one after the other in a thread of their own, and so are plans, which do not wait for
 * reports. Each thread is bounded in time and memory. A round is read when its turn has come, so that what
 * waits holds no texts.
 */
export function makeReports(limits: Limits): Reports {
  const [reports, plans] = [oneThread(limits), oneThread(limits)]
  return {
    make: (read) =>
      reports.run<MadeReport>(async () => ({ ...(await read()), scripts: readScripts() })),
    plan: (question, read) =>
      plans.run<PlanAnswer>(async () => ({ question, round: await read() })),
    async close() {
      await Promise.all([reports.close(), plans.close()])
    },
  }
}

function oneThread({ reportsWaiting, reportMs, reportMegabytes }: Limits) {
  const pool = new Piscina({
    ...workerBeside(import.meta.url, 'report-worker'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: reportMegabytes },
  })
  let last: Promise<unknown> = Promise.resolve()
  let unfinished = 0

  const done = async <T>(prepare: () => Promise<ReportTask | PlanTask>): Promise<T> => {
    const task = await prepare()
    const tooLong = AbortSignal.timeout(reportMs)
    try {
      return crossed((await pool.run(task, { signal: tooLong })) as Crossing<T>)
    } catch (error) {
      throw refusalOf(error, tooLong.aborted) ?? error
    }
  }

  return {
    async run<T>(prepare: () => Promise<ReportTask | PlanTask>): Promise<T> {
      if (unfinished > reportsWaiting) {
        throw new DomainError('unavailable', 'Several others wait for this too. Try again soon.', {
          retryAfterSeconds: 60,
        })
      }
      unfinished++
      const answer = last.then(() => done<T>(prepare))
      last = answer.catch(() => {})
      try {
        return await answer
      } finally {
        unfinished--
      }
    },
    close: () => pool.destroy(),
  }
}

// The built server carries this module elsewhere, so the folder is found from where it runs.
function readScripts(): ReportTask['scripts'] {
  const read = (name: string) => readFileSync(resolve(process.cwd(), 'server/report', name), 'utf8')
  return { python: read('recompute.py'), r: read('recompute.R') }
}

function refusalOf(error: unknown, isTooLong: boolean): DomainError | undefined {
  if (isTooLong || (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new DomainError(
      'too-large',
      'This takes more time or memory than it may. Ask for fewer draws, or choose transcripts or codes.',
    )
  }
  return undefined
}
