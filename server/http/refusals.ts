import { DomainError } from '#model/errors.ts'

export function foreign(): DomainError {
  return new DomainError(
    'not-permitted',
    'This request came from another website and was not carried out. Open Parley itself and try there.',
  )
}

/** A pause, not an end: whoever asks again is answered by the server that takes its place. */
export function stopping(): DomainError {
  return new DomainError(
    'unavailable',
    'Parley is being restarted. What was saved is safe. Load the page again in a moment.',
    { retryAfterSeconds: 2 },
  )
}

/** In place of a page that broke before it was one; the number of the request stands on it anyway. */
export function defect(): DomainError {
  return new DomainError(
    'unavailable',
    'Something went wrong here, and it was logged. What was saved is safe. Try again; if it stays, tell whoever runs this server.',
  )
}
