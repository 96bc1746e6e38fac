import type { JobState } from './agreement/job-state.ts'

/**
 * Everything that can go wrong in a way a person can do something about.
 *
 * One list for pages, API, sockets and command line.
 */
export const domainErrorCodes = [
  'invalid-input',
  'not-signed-in',
  'not-permitted',
  'not-found',
  'conflict',
  'stale-epoch',
  'round-not-running',
  'layer-completed',
  'link-used',
  'too-large',
  'unsupported-file',
  'not-enough-data',
  'too-many-requests',
  'unavailable',
  'being-computed',
] as const

export type DomainErrorCode = (typeof domainErrorCodes)[number]

const status = {
  'invalid-input': 400,
  'not-signed-in': 401,
  'not-permitted': 403,
  'not-found': 404,
  conflict: 409,
  'stale-epoch': 409,
  'round-not-running': 409,
  'layer-completed': 409,
  'link-used': 410,
  'too-large': 413,
  'unsupported-file': 415,
  'not-enough-data': 422,
  'too-many-requests': 429,
  unavailable: 503,
  // Nothing is wrong, but nothing is there yet either: ask again.
  'being-computed': 202,
} satisfies Record<DomainErrorCode, number>

/** One status for each code: HTTP answers with it, a socket closes with 4000 more. */
export function statusOf(code: DomainErrorCode): number {
  return status[code]
}

/** One field or row that was wrong, so that a form or a file report can point at it. */
export interface Issue {
  /** Where: a field's path, `row 12`, `line 4`. */
  path: string
  message: string
}

export interface DomainErrorExtras {
  issues?: readonly Issue[]
  /** The coded span a refusal is about. */
  entryId?: string
  retryAfterSeconds?: number
  /** What computes the figures that were asked for, or ended without them. */
  job?: JobState
}

/** A message is one sentence a researcher may read: what happened, what to do. */
export class DomainError extends Error {
  readonly isDomainError = true
  constructor(
    readonly code: DomainErrorCode,
    message: string,
    readonly extras: DomainErrorExtras = {},
  ) {
    super(message)
    this.name = 'DomainError'
  }
}

/** The built app carries its own copy of every module, so `instanceof` would not do. */
export function isDomainError(error: unknown): error is DomainError {
  return typeof error === 'object' && error !== null && 'isDomainError' in error
}
