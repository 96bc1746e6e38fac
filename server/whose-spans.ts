import { type Round, roundFacts } from '#db/rounds.ts'
import { may } from '#model/rights.ts'
import { type Member, requireMay } from './access.ts'

/**
 * Whose coded spans of a round a member may see: everybody's, or in a blind round that is not revealed a
 * coder's own.
 *
 * @returns the coder whose spans alone are theirs to see; `undefined` for all
 * @throws {DomainError} `not-permitted` to whoever sees neither the others' spans nor has own
 */
export function onlyCoder(member: Member, round: Round): string | undefined {
  const facts = roundFacts(round)
  if (may(member, { may: 'read-passages', round: facts })) return undefined
  requireMay(member, { may: 'read-layer', round: facts, coder: member.id })
  return member.id
}
