import { DomainError, type DomainErrorCode, isDomainError } from '#model/errors.ts'
import type { DocumentName } from '#model/live/document-name.ts'
import { notFound } from '../../access.ts'
import type { LetIn } from './let-in.ts'
import { type Permission, permissionOf, type Standing } from './permission.ts'

const words: Partial<Record<DomainErrorCode, string>> = {
  'round-not-running': 'This round is not running. Ask a lead to open it again.',
  'layer-completed': 'This transcript is completed. Take that back to go on coding.',
}

/** Why somebody may not write a document, in words for whoever waits for it. */
export function refusal(code: DomainErrorCode): DomainError {
  if (code === 'not-found') return notFound('document')
  return new DomainError(code, words[code] ?? 'You may not write this document.')
}

/** Why updates may be stored no more; `null` where all who wrote them may still write. */
export function refusalToStore(
  name: DocumentName,
  standing: Standing | undefined,
  updates: readonly { personId: string; letIn?: LetIn }[],
): DomainError | null {
  // What something else let in, that is asked for in each commit.
  const writers = updates.filter(({ letIn }) => letIn === undefined)
  for (const id of new Set(writers.map(({ personId }) => personId))) {
    const { write } = permissionOf(name, standing, { person: { id }, scope: 'write' })
    if (write !== null) return refusal(write)
  }
  return null
}

/** The code a line closes with when its room ends for an error. */
export function endingOf(
  error: unknown,
  { newestUpdate, permission }: { newestUpdate: number; permission: Permission },
): DomainErrorCode {
  if (!isDomainError(error)) return 'unavailable'
  // Who was only told of what is not stored, or may write on, has a history that is not there any more.
  return newestUpdate > 0 && permission.write !== null ? error.code : 'stale-epoch'
}

export function notNow(): DomainError {
  return new DomainError('unavailable', 'This cannot be stored now. It will be tried again.')
}

export function notStored(): DomainError {
  return new DomainError('unavailable', 'This could not be stored. Load the page anew.')
}
