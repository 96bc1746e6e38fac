import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Present } from '#app/live/use-presence.ts'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { TextView } from '#app/text/text-view.ts'

/** Keys that by themselves do nothing to the text. */
const goingAbout: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'Tab'])

/** Going where somebody else is, as long as one does nothing oneself. */
export interface Follow {
  /** Who is followed; `null`: nobody. */
  person: Present | null
  /** Follows somebody, or no longer where it is the same person. */
  toggle: (person: Present) => void
  stop: () => void
}

/**
 * The view goes to the turn where a chosen person is, whenever that is another, until one scrolls, presses a
 * key, or they leave. What the text shows changes by that alone: the caret and what is selected stay.
 *
 * @param present those who may be followed: nobody where presence is not told
 */
export function useFollow(
  present: readonly Present[],
  scroller: RefObject<HTMLElement>,
  view: TextView | null,
  reading: ReadingText,
  announce: (said: string) => void,
): Follow {
  const { t } = useTranslation('workspace')
  const [followed, setFollowed] = useState<{ id: string; name: string } | null>(null)
  const person = present.find(({ id }) => id === followed?.id) ?? null
  const turn = person?.turn ?? null

  const latest = useRef({ followed, t })
  latest.current = { followed, t }
  const stop = useCallback(() => {
    const { followed, t } = latest.current
    if (followed === null) return
    setFollowed(null)
    announce(t('follow.stopped', { name: followed.name }))
  }, [announce])

  useEffect(() => {
    const block = turn === null ? undefined : reading.blockOf(turn)
    const article = block && view?.blocks.elements[block.index]?.closest('article')
    if (!article) return
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    article.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' })
  }, [turn, view, reading])

  const isFollowing = followed !== null
  const isHere = person !== null
  useEffect(() => {
    if (isFollowing && !isHere) stop()
  }, [isFollowing, isHere, stop])
  useEffect(() => {
    const element = scroller.current
    if (!isFollowing || element === null) return
    // Each is something that one does oneself; to scroll there is not.
    const ends = ['wheel', 'touchmove', 'pointerdown'] as const
    for (const end of ends) element.addEventListener(end, stop, { passive: true })
    const pressed = ({ key, target }: KeyboardEvent) => {
      // A button that is pressed by key does what it is for, which may be to follow no longer.
      const isPress = (key === 'Enter' || key === ' ') && target instanceof HTMLButtonElement
      if (!isPress && !goingAbout.has(key)) stop()
    }
    addEventListener('keydown', pressed, true)
    return () => {
      for (const end of ends) element.removeEventListener(end, stop)
      removeEventListener('keydown', pressed, true)
    }
  }, [isFollowing, scroller, stop])

  const toggle = useCallback(
    (one: Present) => {
      if (latest.current.followed?.id === one.id) return stop()
      setFollowed({ id: one.id, name: one.name })
      announce(latest.current.t('follow.begun', { name: one.name }))
    },
    [announce, stop],
  )
  return { person, toggle, stop }
}
