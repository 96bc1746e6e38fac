import { type DomainErrorCode, domainErrorCodes } from '#model/errors.ts'

/** Why the server closed a document for good: the close code, and its reason read. */
export interface Refusal {
  /** 4400 to 4499, or 1009 for a frame over the limit. */
  closeCode: number
  code: DomainErrorCode
  /** The entry that was refused, where it was one. */
  entryId: string | null
}

/** What a close code says when its reason does not. */
const usual: Record<number, DomainErrorCode> = {
  1009: 'too-large',
  4400: 'invalid-input',
  4401: 'not-signed-in',
  4403: 'not-permitted',
  4404: 'not-found',
  4409: 'conflict',
  4413: 'too-large',
}

/** Reads `<error code> <entry id>`, the reason of a close frame. */
export function readRefusal(closeCode: number, reason: string): Refusal {
  const [code, entryId] = reason.split(' ')
  const known = (domainErrorCodes as readonly string[]).includes(code ?? '')
  return {
    closeCode,
    code: known ? (code as DomainErrorCode) : (usual[closeCode] ?? 'invalid-input'),
    entryId: entryId || null,
  }
}

/** Whether dialling again with the same content could help: 4400 to 4499 and 1009 are final. */
export function isFinal(closeCode: number): boolean {
  return closeCode === 1009 || (closeCode >= 4400 && closeCode < 4500)
}
