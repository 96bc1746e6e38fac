import { z } from 'zod'
import type { JobState } from '#model/agreement/job-state.ts'
import { type DomainError, domainErrorCodes } from '#model/errors.ts'

/** A job as the API shows it. */
export const JobAnswer = z.object({
  id: z.string(),
  status: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  /** How much is done, 0 to 1. */
  share: z.number(),
  problem: z.object({ code: z.enum(domainErrorCodes), message: z.string() }).nullable(),
  askedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Whether whoever asks may cancel it: who asked for it first, and leads. */
  mayCancel: z.boolean(),
})

/** What comes while figures are being computed. */
export const AcceptedAnswer = z.object({ detail: z.string(), job: JobAnswer })

/**
 * Not there yet, but on its way: the address of the job says how far it is, and asking the same again after a
 * while brings the answer or the same of what is left.
 *
 * @param path of the request, below a round
 */
export function acceptedResponse(
  { message, extras: { retryAfterSeconds = 2 } }: DomainError,
  job: JobState,
  path: string,
): Response {
  const [round] = path.match(/^.*\/rounds\/[^/]+/) ?? [path]
  return Response.json(
    { detail: message, job },
    {
      status: 202,
      headers: { Location: `${round}/jobs/${job.id}`, 'Retry-After': String(retryAfterSeconds) },
    },
  )
}
