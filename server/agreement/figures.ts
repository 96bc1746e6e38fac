import type { Figures } from '../services.ts'
import { Asking } from './asking.ts'
import { makeFileFigures } from './file-figures.ts'
import { JobRunner, type RunnerParts } from './job-runner.ts'
import { makePlaces } from './places.ts'

/**
 * Figures of rounds by jobs, and of files that somebody brings; each in threads of their own, so that no
 * computation delays a live session.
 */
export function makeFigures(parts: RunnerParts): Figures {
  const runner = new JobRunner(parts)
  const asking = new Asking(parts, runner)
  const files = makeFileFigures(parts.limits)
  const places = makePlaces(parts.limits)
  return {
    ask: (task, patience) => asking.ask(task, patience),
    cancel: (job) => runner.cancel(job),
    ofFile: files.ofFile,
    comparedPlace: places.comparedPlace,
    async close() {
      await Promise.all([runner.close(), files.close(), places.close()])
    },
  }
}
