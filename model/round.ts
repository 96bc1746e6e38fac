import { z } from 'zod'

/**
 * Who sees codes while a round is coded: `open`, everybody everybody’s, live; `blind`, nobody another’s
 * until it is revealed.
 */
export const Visibility = z.enum(['open', 'blind'])
export type Visibility = z.infer<typeof Visibility>

/** `running` and `closed` go back and forth; a `revealed` round shows its codes and never runs again. */
export const RoundStatus = z.enum(['running', 'closed', 'revealed'])
export type RoundStatus = z.infer<typeof RoundStatus>

/** In the order in which they are listed. */
export const memberRoles = ['lead', 'coder', 'adjudicator', 'observer'] as const

/**
 * What a member does in a project; one may hold several. A lead runs it, a coder codes, an adjudicator
 * settles differences, an observer reads what has been revealed.
 */
export const Role = z.enum(memberRoles)
export type Role = z.infer<typeof Role>

/** A layer: all coded spans of one coder on one transcript in one round. */
export interface LayerKey {
  projectId: string
  roundId: string
  transcriptId: string
  coderId: string
}

/** Whether nobody may see another's codes yet. */
export function isStillBlind(round: { visibility: Visibility; status: RoundStatus }): boolean {
  return round.visibility === 'blind' && round.status !== 'revealed'
}

/**
 * Whether a round may go from one status to another: running and closed go back and forth, closed
 * becomes revealed, and revealed is the end. Revealing a running round closes it first.
 */
export function canBecome(from: RoundStatus, to: RoundStatus): boolean {
  return from !== 'revealed' && from !== to
}
