import { useSearchParams } from '@remix-run/react'
import { agreementPath } from '../../paths.ts'
import { addressOf } from '../../said-address.ts'
import { shapingIn } from './choices/search.ts'

/** Makes addresses below a round's agreement, with what shapes the figures taken along. */
export function useAgreementAddress({
  project,
  round,
}: {
  project: { id: string }
  round: { id: string }
}): (part: string, said?: Record<string, string>) => string {
  const [search] = useSearchParams()
  const path = agreementPath({ projectId: project.id, roundId: round.id })
  return (part, said = {}) => `${path}${part}${addressOf({ ...shapingIn(search), ...said })}`
}
