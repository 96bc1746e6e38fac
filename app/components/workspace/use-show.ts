import { useSearchParams } from '@remix-run/react'
import { useCallback, useState } from 'react'
import type { OpenedWorkspace } from './opened-workspace.ts'

/** Whose codes are shown: `mine`, `all`, `agreed`, `differing`, or one coder's by id. */
export type Show = string

/** What is shown, as the page's address has it, so that it is there again when one comes back. */
export function useShow({
  layer,
  seesOthers,
  others,
}: OpenedWorkspace): [Show, (show: Show) => void] {
  const [search] = useSearchParams()
  // To see one another is what an open round is for, and why one is revealed.
  const first = layer === null || seesOthers ? 'all' : 'mine'
  const [chosen, setChosen] = useState<Show | null>(search.get('show'))
  const choices = [
    ...(layer === null ? [] : ['mine']),
    ...(seesOthers ? ['all', 'agreed', 'differing', ...others.map(({ id }) => id)] : []),
  ]
  const choose = useCallback((show: Show) => {
    setChosen(show)
    const address = new URL(location.href)
    address.searchParams.set('show', show)
    // Not by the router, which would read the transcript anew.
    history.replaceState(history.state, '', address)
  }, [])
  return [chosen !== null && choices.includes(chosen) ? chosen : first, choose]
}
