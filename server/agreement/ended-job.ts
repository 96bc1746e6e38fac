import { inWords } from '#db/errors.ts'
import type { JobState } from '#model/agreement/job-state.ts'
import { isDomainError } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'

/** Why a job was stopped; `none` where nobody stopped it. */
export type Cause = 'none' | 'cancelled' | 'too long' | 'closed'

type Problem = NonNullable<JobState['problem']>

const less = 'Ask for fewer draws, or choose fewer transcripts, coders or codes.'

/** Of a job that ended with its server, and then with another one. */
export const lostJob: Problem = {
  code: 'unavailable',
  message: `The server that computed these figures stopped twice before it was done. ${less} If that does not help, tell whoever runs this server.`,
}

/** In words for whoever waited: why a job ended without figures. */
export function problemOf(
  error: unknown,
  cause: Cause,
  { figuresMs, figuresMegabytes }: Limits,
): Problem {
  if (cause === 'too long') {
    const message = `These figures take longer than ${durationOf(figuresMs)}, so they were stopped. ${less}`
    return { code: 'too-large', message }
  }
  if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
    const message = `These figures take more memory than the ${figuresMegabytes.toLocaleString('en')} MB they may, so they were stopped. ${less}`
    return { code: 'too-large', message }
  }
  const said = inWords(error)
  if (isDomainError(said)) return { code: said.code, message: said.message }
  return {
    code: 'unavailable',
    message:
      'These figures could not be computed, which is a defect of Parley: it was put into the log of the server. Tell whoever runs it.',
  }
}

function durationOf(ms: number): string {
  const seconds = ms / 1000
  if (seconds < 120) return `${Math.round(seconds)} seconds`
  return `${Math.round(seconds / 60)} minutes`
}
