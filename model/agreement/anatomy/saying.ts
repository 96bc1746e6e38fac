import type { Reason } from '../coefficient.ts'
import { fewest } from '../few.ts'
import type { Cost } from './costs.ts'
import { type Kind, largestKinds, sumOf } from './kinds.ts'
import type { Lost } from './lost.ts'
import type { LostOfPair } from './lost-by-pair.ts'

/** What a figure says, as a fact that a page puts into words. */
export type Saying =
  | { says: 'undefined'; reason: Reason }
  | { says: 'nothing_lost' }
  /** Of `1 - alpha`, the kind that takes most of it, or those that take as much, and the share of each. */
  | { says: 'mostly'; kinds: Kind[]; lost: number; share: number }

/** Of two coders, who has the code more often where they differ; `null` where both do alike. */
export interface SayingOfPair {
  coder: string | null
  /** Disagreeing pairs of values in which it is this coder, of all. */
  pairs: number
  of: number
}

/** How few transcripts hold half of what is lost. */
export type SayingOfCosts =
  | { says: 'nothing_lost' }
  /** Of few parts some always hold half. */
  | { says: 'too_few' }
  | { says: 'half_in'; parts: number; of: number }

export function sayingOf({ alpha, reason, lost }: Pick<Lost, 'alpha' | 'reason' | 'lost'>): Saying {
  if (alpha === null) return { says: 'undefined', reason: reason! }
  const kinds = largestKinds(lost)
  const most = lost[kinds[0]!]
  if (most === 0) return { says: 'nothing_lost' }
  return { says: 'mostly', kinds, lost: 1 - alpha, share: most / sumOf(lost) }
}

export function sayingOfPair({ coders, pairs, firstHas }: LostOfPair): SayingOfPair {
  const of = sumOf(pairs)
  const first = sumOf(firstHas)
  const most = Math.max(first, of - first)
  const coder = 2 * first === of ? null : coders[first === most ? 0 : 1]
  return { coder, pairs: most, of }
}

/** @param parts transcripts, the dearest first @param of how many there are, also those that cost nothing */
export function sayingOfCosts(parts: readonly Cost[], of: number): SayingOfCosts {
  if (of < fewest.transcripts) return { says: 'too_few' }
  let share = 0
  // Shares that make a half together may fall short of it by rounding.
  const few = parts.findIndex((part) => (share += part.share) >= 0.5 - 1e-12)
  return few < 0 ? { says: 'nothing_lost' } : { says: 'half_in', parts: few + 1, of }
}
