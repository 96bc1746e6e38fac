import type { DomainErrorCode } from '#model/errors.ts'

/** One status for each code: HTTP answers with it, a socket closes with 4000 more. */
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
} satisfies Record<DomainErrorCode, number>

/** HTTP status of a domain error, for pages and API. */
export function statusOf(code: DomainErrorCode): number {
  return status[code]
}

/** Close code of a socket: stock clients stay away on 4400 to 4499 and come back on 4503. */
export function closeCodeOf(code: DomainErrorCode): number {
  return 4000 + status[code]
}
