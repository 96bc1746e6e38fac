import { type DomainErrorCode, domainErrorCodes, statusOf } from '../errors.ts'

/** Close codes of a live socket that stand for no error of ours. */
export const closeCodes = {
  /** The server stops: whoever dials again reaches the next one. */
  stopping: 1001,
  /** Nobody said goodbye. */
  lost: 1006,
  /** A frame over the limit. */
  tooLarge: 1009,
} as const

/** The reason that goes with {@link closeCodes.stopping}. */
export const stoppingReason = 'the server is stopping'

/** Close code of an error: stock clients stay away on 4400 to 4499 and come back on 4503. */
export function closeCodeOf(code: DomainErrorCode): number {
  return 4000 + statusOf(code)
}

/** Whether dialling again with the same content is no use: after 4400 to 4499, and after 1009. */
export function isFinal(closeCode: number): boolean {
  return closeCode === closeCodes.tooLarge || (closeCode >= 4400 && closeCode < 4500)
}

/** The reason of a close frame, `<error code> <entry id>`, as much of it as such a frame holds: 123 bytes. */
export function formatReason(code: string, entryId?: string): string {
  const reason = entryId === undefined ? code : `${code} ${entryId}`
  const bytes = new TextEncoder().encode(reason)
  if (bytes.length <= 123) return reason
  return new TextDecoder().decode(bytes.subarray(0, 120)).replace(/\uFFFD$/, '')
}

/** Why the server closed a document for good: the close code, and its reason read. */
export interface Refusal {
  /** 4400 to 4499, or 1009 for a frame over the limit. */
  closeCode: number
  code: DomainErrorCode
  /** The entry that was refused, where it was one. */
  entryId: string | null
}

/** Reads a close frame. What its reason does not say, its code does: the first error that has it. */
export function readRefusal(closeCode: number, reason: string): Refusal {
  const [word, entryId] = reason.split(' ')
  const code =
    domainErrorCodes.find((known) => known === word) ??
    domainErrorCodes.find((known) => closeCodeOf(known) === closeCode) ??
    (closeCode === closeCodes.tooLarge ? 'too-large' : 'invalid-input')
  return { closeCode, code, entryId: entryId || null }
}
