import type { DomainErrorCode } from '#model/errors.ts'

/**
 * Who counts what the live documents do. It is told on the way of every change, so it only counts; where
 * nobody does, nothing is told.
 */
export interface LiveWatch {
  /** One transaction is committed. */
  committed(of: { ms: number; updates: number; documents: number }): void
  /** A transaction failed; its work waits, or can never be stored. */
  commitFailed(): void
  /** So many updates were committed, and the page that sent them has been told. */
  acknowledged(updates: number): void
  /** A socket was closed by a refusal. */
  refused(code: DomainErrorCode): void
}
