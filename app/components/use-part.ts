import { type ComponentType, useEffect, useState } from 'react'
import { wantedWords } from '../locales/fetched.ts'

/** A part of a page that is fetched when somebody wants it, so that pages nobody asks it on stay small. */
export interface Part<Props> {
  /** Has it at hand. Rejects where it cannot be fetched; asking again fetches again. */
  fetch(): Promise<ComponentType<Props>>
  /** Once it was fetched. */
  readonly fetched: ComponentType<Props> | null
}

export function makePart<Props>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): Part<Props> {
  let fetched: ComponentType<Props> | null = null
  return {
    get fetched() {
      return fetched
    },
    async fetch() {
      const { default: shows } = await load()
      await wantedWords()
      fetched = shows
      return shows
    },
  }
}

/**
 * @param isWanted fetches the part where it is not at hand
 * @returns what shows it; null until it is there, and while nobody wanted it here. Without a network the page stays as
 *   it is.
 */
export function usePart<Props>(part: Part<Props>, isWanted: boolean): ComponentType<Props> | null {
  const [wasWanted, setWanted] = useState(isWanted)
  const [, setFetched] = useState(part.fetched !== null)
  if (isWanted && !wasWanted) setWanted(true)
  useEffect(() => {
    if (!isWanted || part.fetched !== null) return
    let isShown = true
    void part.fetch().then(
      () => isShown && setFetched(true),
      () => {},
    )
    return () => {
      isShown = false
    }
  }, [part, isWanted])
  return wasWanted ? part.fetched : null
}
