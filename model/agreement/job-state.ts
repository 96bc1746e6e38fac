import type { DomainErrorCode } from '../errors.ts'

/** Figures that somebody waits for, or how that ended: what pages and scripts see of it. */
export interface JobState {
  id: string
  status: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  /** How much is done, 0 to 1. */
  share: number
  /** Why it failed. */
  problem: { code: DomainErrorCode; message: string } | null
  askedAt: Date
  startedAt: Date | null
  endedAt: Date | null
  /** Whether whoever is told may cancel it: those who asked for it, and leads. */
  mayCancel: boolean
}

export function isUnderWay({ status }: Pick<JobState, 'status'>): boolean {
  return status === 'waiting' || status === 'running'
}
