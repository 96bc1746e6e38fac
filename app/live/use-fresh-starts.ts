import { useCallback, useEffect, useRef, useState } from 'react'

/** By itself a document is opened anew so often in a row; after that it is for the person to say. */
const mostFreshStarts = 3
/** The second and third wait so long for a server that has not heard yet. */
const pauseMs = 1_000

export interface FreshStarts {
  /** Another number for each life of the document. */
  life: number
  /** Whether it was tried as often as it may be. */
  isGivenUp: boolean
  /** The document has another history now than the one that is open. */
  startAnew(): void
  /** The one that is open is the right one. */
  settled(): void
}

/**
 * Opens a document anew once its page was loaded anew, and so knows what it is now.
 *
 * @param served what the page was loaded with, another object each time
 * @param reload loads the page anew
 */
export function useFreshStarts(served: object, reload: () => void): FreshStarts {
  const [life, setLife] = useState(0)
  const [isGivenUp, setGivenUp] = useState(false)
  /** What the page was loaded with when that turned out to be old. */
  const [outdated, setOutdated] = useState<object | null>(null)
  const starts = useRef(0)
  const latest = useRef({ served, reload })
  latest.current = { served, reload }
  if (outdated !== null && outdated !== served) {
    setOutdated(null)
    setLife(life + 1)
  }
  useEffect(() => {
    if (outdated === null) return
    const timer = setTimeout(() => latest.current.reload(), starts.current++ * pauseMs)
    return () => clearTimeout(timer)
  }, [outdated])
  const startAnew = useCallback(() => {
    if (starts.current < mostFreshStarts) setOutdated(latest.current.served)
    else setGivenUp(true)
  }, [])
  const settled = useCallback(() => {
    starts.current = 0
  }, [])
  return { life, isGivenUp, startAnew, settled }
}
