import { reportWork } from '../report/report-work.ts'
import type { Figures } from '../services.ts'
import { Asking } from './asking.ts'
import { figureWork } from './figure-work.ts'
import { makeFileFigures } from './file-figures.ts'
import { JobRunner, jobsAtOnce } from './job-runner.ts'
import type { RunnerParts } from './job-work.ts'
import { makePlaces } from './places.ts'

/**
 * Figures and reports of rounds by jobs, and figures of files that somebody brings; each in threads of their own, so that no
 * computation delays a live session.
 */
export function makeFigures(parts: RunnerParts): Figures {
  const runner = new JobRunner(parts, {
    figures: figureWork(parts, jobsAtOnce),
    report: reportWork(parts, jobsAtOnce),
  })
  const asking = new Asking(parts, runner)
  const files = makeFileFigures(parts.limits)
  const places = makePlaces(parts.limits)
  return {
    ask: (task, patience) => asking.ask(task, patience),
    begin: (job) => asking.begin(job),
    whenEnded: (job, ms) => runner.whenEnded(job, ms),
    cancel: (job) => runner.cancel(job),
    ofFile: files.ofFile,
    comparedPlace: places.comparedPlace,
    async close() {
      await Promise.all([runner.close(), files.close(), places.close()])
    },
  }
}
