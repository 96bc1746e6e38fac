import { useEffect } from 'react'
import { askBeforeLeaving } from './ask-before-leaving.ts'

/** Asks before the page is left with something that the server does not have. */
export function useWarnOfUnsaved(unsaved: boolean): void {
  useEffect(() => {
    if (unsaved) return askBeforeLeaving(() => true)
  }, [unsaved])
}
