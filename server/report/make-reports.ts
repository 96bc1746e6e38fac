import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Piscina } from 'piscina'
import { DomainError } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'
import { type Crossing, crossed } from '../crossing.ts'
import type { Reports } from '../services.ts'
import { workerBeside } from '../worker-beside.ts'
import type { MadeReport, ReportTask } from './report-worker.ts'

/**
 * Reports are made one after the other, in a thread of their own that is bounded in time and memory. A round
 * is read when its turn has come, so that what waits holds no texts.
 */
export function makeReports({ reportsWaiting, reportMs, reportMegabytes }: Limits): Reports {
  const pool = new Piscina({
    ...workerBeside(import.meta.url, 'report-worker'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: reportMegabytes },
  })
  let last: Promise<unknown> = Promise.resolve()
  let unfinished = 0

  const made = async (read: Parameters<Reports['make']>[0]): Promise<MadeReport> => {
    const task: ReportTask = { ...(await read()), scripts: readScripts() }
    const tooLong = AbortSignal.timeout(reportMs)
    try {
      return crossed((await pool.run(task, { signal: tooLong })) as Crossing<MadeReport>)
    } catch (error) {
      throw refusalOf(error, tooLong.aborted) ?? error
    }
  }

  return {
    async make(read) {
      if (unfinished > reportsWaiting) {
        throw new DomainError('unavailable', 'Several reports are being made. Try again soon.', {
          retryAfterSeconds: 60,
        })
      }
      unfinished++
      const report = last.then(() => made(read))
      last = report.catch(() => {})
      try {
        return await report
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
      'This report takes more time or memory than one may. Ask for fewer draws, or choose transcripts or codes.',
    )
  }
  return undefined
}
