import type { JobState } from '#model/agreement/job-state.ts'
import { type DomainError, statusOf } from '#model/errors.ts'

/** The body of every error of the API (RFC 9457), with a sentence to act on in `detail`. */
export interface ProblemBody {
  type: 'about:blank'
  title: string
  status: number
  detail: string
  code: string
  issues?: readonly { path: string; message: string }[]
  /** That failed or was cancelled: it stands in the way until layers change or it is deleted. */
  job?: JobState
  requestId: string
}

/** A domain error as `application/problem+json`. */
export function problemResponse(error: DomainError, requestId: string): Response {
  const status = statusOf(error.code)
  const body: ProblemBody = {
    type: 'about:blank',
    title: titles[status] ?? 'Error',
    status,
    detail: error.message,
    code: error.code,
    ...(error.extras.issues === undefined ? {} : { issues: error.extras.issues }),
    ...(error.extras.job === undefined ? {} : { job: error.extras.job }),
    requestId,
  }
  const headers = new Headers({ 'Content-Type': 'application/problem+json' })
  if (error.extras.retryAfterSeconds !== undefined) {
    headers.set('Retry-After', String(error.extras.retryAfterSeconds))
  }
  if (status === 401) headers.set('WWW-Authenticate', 'Bearer')
  return new Response(JSON.stringify(body), { status, headers })
}

/** What is said of a defect: nothing of what went wrong, but under which number it is in the log. */
export function apologyWith(requestId: string): string {
  return `Something went wrong here, and it was logged. Try again; if it stays, tell whoever runs this server the number ${requestId}.`
}

/** A defect in the same form. */
export function defectResponse(requestId: string): Response {
  const body: ProblemBody = {
    type: 'about:blank',
    title: 'Server error',
    status: 500,
    detail: apologyWith(requestId),
    code: 'defect',
    requestId,
  }
  return new Response(JSON.stringify(body), {
    status: 500,
    headers: { 'Content-Type': 'application/problem+json' },
  })
}

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not permitted',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Unsupported type',
  422: 'Not computable',
  429: 'Too many requests',
  503: 'Unavailable',
}
