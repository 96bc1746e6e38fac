import { useCallback, useRef } from 'react'

/** A function that stays the same from one rendering to the next and does what the latest one would. */
export function useStable<Args extends unknown[], Answer>(
  act: (...args: Args) => Answer,
): (...args: Args) => Answer {
  const latest = useRef(act)
  latest.current = act
  return useCallback((...args: Args) => latest.current(...args), [])
}
