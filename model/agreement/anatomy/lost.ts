import type { Reason } from '../coefficient.ts'
import { type ByKind, byKind, kinds, sumOf } from './kinds.ts'

/** Agreement, and what it lacks to 1, in parts. */
export interface Lost {
  /** `1 - Do / De`; `null` with a reason where it is not defined. */
  alpha: number | null
  reason?: Reason
  Do: number
  De: number
  /** `1 - alpha` in parts by kind, which add up to it; 0 where alpha is not defined. */
  lost: ByKind
  /** Disagreeing pairs of values, one with the code and one without: of units, or of positions. */
  pairs: ByKind
}

/** Who and what the columns of disagreements stand for. */
export interface Names {
  codes: readonly string[]
  coders: readonly string[]
}

/**
 * Alpha of present and absent with its loss by kind.
 *
 * @param weighed disagreeing pairs of values by kind, each times its weight
 * @param byChance ordered pairs of all pairable values that differ
 * @param N pairable values
 * @returns `no_pairs` where nothing was rated twice, `no_variation` where all values are alike
 */
export function lostOf(weighed: ByKind, byChance: number, N: number, pairs: ByKind): Lost {
  const lost = byKind(() => 0)
  if (N === 0) return { alpha: null, reason: 'no_pairs', Do: 0, De: 0, lost, pairs }
  const Do = sumOf(weighed) / N
  const De = byChance / (N * (N - 1))
  if (De === 0) return { alpha: null, reason: 'no_variation', Do, De, lost, pairs }
  for (const kind of kinds) lost[kind] = weighed[kind] / N / De
  return { alpha: 1 - Do / De, Do, De, lost, pairs }
}
