import { DomainError } from '#model/errors.ts'

/** That what somebody holds or writes is of a document that was rebuilt since. */
export function staleEpoch(): DomainError {
  return new DomainError('stale-epoch', 'This document was rebuilt. Load it anew.')
}
