import type { Reason } from '../coefficient.ts'
import { type Kind, mostOf } from './kinds.ts'
import type { Lost } from './lost.ts'

/** What a figure says, as a fact that a page puts into words. */
export type Saying =
  | { says: 'undefined'; reason: Reason }
  | { says: 'nothing_lost' }
  /** Of `1 - alpha`, the kind that takes most of it, and its share. */
  | { says: 'mostly'; kind: Kind; lost: number; share: number }

export function sayingOf({ alpha, reason, lost }: Lost): Saying {
  if (alpha === null) return { says: 'undefined', reason: reason! }
  const kind = mostOf(lost)
  if (lost[kind] === 0) return { says: 'nothing_lost' }
  return { says: 'mostly', kind, lost: 1 - alpha, share: lost[kind] / (1 - alpha) }
}
