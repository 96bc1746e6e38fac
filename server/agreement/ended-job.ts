import { inWords } from '#db/errors.ts'
import type { JobState } from '#model/agreement/job-state.ts'
import { isDomainError } from '#model/errors.ts'
import { isOutOfMemory } from '../threads.ts'
import type { JobWork } from './job-work.ts'

/** Why a job was stopped; `none` where nobody stopped it. */
export type Cause = 'none' | 'cancelled' | 'too long' | 'closed'

type Problem = NonNullable<JobState['problem']>

const less = 'Ask for fewer draws, or choose fewer transcripts, coders or codes.'

/** Of a job that ended with its server, and then with another one. */
export const lostJob: Problem = {
  code: 'unavailable',
  message: `The server that worked on this stopped twice before it was done. ${less} If that does not help, tell whoever runs this server.`,
}

/** In words for whoever waited: why a job ended without what it was to make. */
export function problemOf(
  error: unknown,
  cause: Cause,
  { act, limits: { ms, megabytes } }: Pick<JobWork, 'act' | 'limits'>,
): Problem {
  if (cause === 'too long') {
    const message = `${act} takes longer than ${durationOf(ms)}, so it was stopped. ${less}`
    return { code: 'too-large', message }
  }
  if (isOutOfMemory(error)) {
    const most = `${megabytes.toLocaleString('en')} MB`
    const message = `${act} takes more memory than the ${most} it may, so it was stopped. ${less}`
    return { code: 'too-large', message }
  }
  const said = inWords(error)
  if (isDomainError(said)) return { code: said.code, message: said.message }
  return {
    code: 'unavailable',
    message: `${act} failed, which is a defect of Parley: it was put into the log of the server. Tell whoever runs it.`,
  }
}

function durationOf(ms: number): string {
  const seconds = ms / 1000
  if (seconds < 120) return `${Math.round(seconds)} seconds`
  return `${Math.round(seconds / 60)} minutes`
}
