import { useLocation } from '@remix-run/react'
import { type RefObject, useEffect, useRef } from 'react'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { TextView } from '#app/text/text-view.ts'
import { passageIn } from '#model/passage-link.ts'

/**
 * Once, when the text is there, brings the turn where one was last to the top, unless the page's address
 * says where to go.
 *
 * @param turn its ordinal; none for 0 or `null`, as where one comes for the first time
 */
export function useOpeningPlace(
  view: TextView | null,
  reading: ReadingText,
  turn: number | null | undefined,
): void {
  const latest = useRef(turn)
  latest.current = turn
  const isOpened = useRef(false)
  useEffect(() => {
    if (view === null || isOpened.current) return
    isOpened.current = true
    const last = latest.current ?? 0
    const block = reading.blockOf(last)
    if (passageIn(location.hash) !== null || block === undefined) return
    view.layOutAll()
    view.blocks.elements[block.index]?.closest('article')?.scrollIntoView({ block: 'start' })
  }, [view, reading])
}

/**
 * Goes to the passage that the address names and marks its words, once the text is there and whenever
 * the address names another.
 *
 * @param goTo given where it begins, in code points
 */
export function useLinkedPassage(
  view: TextView | null,
  reading: ReadingText,
  goTo: (offset: number) => void,
): void {
  const { hash, key } = useLocation()
  const latest = useRef(goTo)
  latest.current = goTo
  // The same link pressed again leads there again: each press has a key of its own.
  useEffect(() => {
    const passage = passageIn(hash)
    const block = reading.blockOf(passage?.turn ?? 0) ?? reading.blocks[0]
    if (view === null || passage === null || block === undefined) return
    view.setFound(passage.span === null ? [] : [passage.span], passage.span)
    latest.current(passage.span?.start ?? block.start)
  }, [view, reading, hash, key])
}

/** Marks the turn in view without rendering the text again. */
export function useCurrentArticle(page: RefObject<HTMLElement>, block: number): void {
  useEffect(() => {
    const article = page.current?.querySelector(`[data-article="${block}"]`)
    article?.setAttribute('data-current', '')
    return () => article?.removeAttribute('data-current')
  }, [page, block])
}
