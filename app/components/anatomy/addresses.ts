import { useSearchParams } from '@remix-run/react'
import { agreementPath, roundPath } from '../../paths.ts'
import { addressOf, saidIn } from '../../said-address.ts'
import { shapingIn } from '../agreement/choices/search.ts'

/** A round as pages link to it. */
export interface PlaceOfRound {
  project: { id: string }
  round: { id: string }
}

/**
 * Makes addresses of the working list, with what shapes the figures and what of them is shown taken along.
 */
export function useListAddress({
  project,
  round,
}: PlaceOfRound): (said: Record<string, string | undefined>) => string {
  const [search] = useSearchParams()
  const { over, code, pair } = saidIn(search)
  const path = agreementPath({ projectId: project.id, roundId: round.id })
  return (said) =>
    `${path}/disagreements${addressOf({ ...shapingIn(search), over, code, pair, ...said })}`
}

/**
 * A place of a transcript, with all coders' spans.
 *
 * @param list the search of the working list that led there, through which one steps on
 */
export function comparePath(
  { project, round }: PlaceOfRound,
  { transcript, start, end, nth }: { transcript: string; start: number; end: number; nth?: number },
  list?: string,
): string {
  const path = roundPath({ projectId: project.id, roundId: round.id })
  const at = addressOf({ at: `${start}-${end}`, nth: nth?.toString(), list })
  return `${path}/compare/${transcript}${at}`
}
