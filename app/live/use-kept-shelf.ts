import { useEffect, useRef, useState } from 'react'
import { KeptShelf } from './kept-shelf.ts'

/**
 * What the server does not have of one document; `null` before the first effect. It stays while sessions
 * come and go, and what it holds is handed on when the device may keep it, or may no longer.
 */
export function useKeptShelf(personId: string, document: string, keeps: boolean): KeptShelf | null {
  const [shelf, setShelf] = useState<KeptShelf | null>(null)
  const former = useRef<KeptShelf | null>(null)
  useEffect(() => {
    const opened = new KeptShelf(personId, document, keeps)
    if (former.current?.document === document) opened.takeOver(former.current)
    former.current = opened
    setShelf(opened)
    return () => {
      opened.close()
      setShelf(null)
    }
  }, [personId, document, keeps])
  // Another document is asked for one render before its own shelf is there.
  return shelf?.document === document ? shelf : null
}
