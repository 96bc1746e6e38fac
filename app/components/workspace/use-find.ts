import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Extent, extentOf, findHits } from '#app/text/find-hits.ts'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { TextView } from '#app/text/text-view.ts'
import { type CodedSpan, type Span, spansOn } from '#model/span.ts'
import type { Acts } from './use-acts.ts'
import type { Place } from './use-place.ts'
import type { Selecting } from './use-selection.ts'
import { useStable } from './use-stable.ts'

/** What is looked for in the transcript, and the hits one goes through. */
export interface Find {
  isOpen: boolean
  /** Counted up each time it is asked for, so that the field takes the focus again. */
  asked: number
  typed: string
  isWhole: boolean
  hits: readonly Span[]
  /** Index of the hit one is at. */
  at: number | null
  extent: Extent
  /** Id of the code that hits are given. */
  code: string | null
  /** @param words what to look for; `null` for what was looked for last */
  open: (words: string | null) => void
  close: () => void
  type: (typed: string) => void
  setWhole: (isWhole: boolean) => void
  setExtent: (extent: Extent) => void
  setCode: (code: string) => void
  goTo: (index: number) => void
  /** @returns whether there is a hit to go to */
  step: (direction: 1 | -1) => boolean
  /** One's own span of the chosen code on the words of a hit. */
  codedAt: (hit: Span) => CodedSpan | undefined
  /** Codes one hit, or takes its code off again. */
  toggle: (hit: Span) => void
  /** Codes the hit one is at, and goes on to the next. */
  codeHere: () => boolean
}

/** Finding in one transcript, for `useCommands` and the bar above the text. */
export function useFind({
  view,
  reading,
  selecting,
  place,
  own,
  acts,
  recent,
  announce,
}: {
  view: TextView | null
  reading: ReadingText
  selecting: Selecting
  place: Place
  own: readonly CodedSpan[]
  acts: Acts | null
  recent: readonly string[]
  announce: (said: string) => void
}): Find {
  const { t } = useTranslation('workspace')
  const [isOpen, setOpen] = useState(false)
  const [asked, setAsked] = useState(0)
  const [typed, setTyped] = useState('')
  const [isWhole, setWhole] = useState(false)
  const [extent, setExtent] = useState<Extent>('words')
  const [chosen, setChosen] = useState<string | null>(null)
  const [at, setAt] = useState<number | null>(null)
  const code = chosen ?? recent[0] ?? null
  const looked = useDeferredValue(typed)
  const hits = useMemo(
    () => (isOpen ? findHits(reading, looked, isWhole) : []),
    [isOpen, reading, looked, isWhole],
  )

  const here = at === null ? null : (hits[at] ?? null)
  // While nothing is looked for, what the address leads to stays marked.
  useEffect(() => {
    if (!isOpen) return
    view?.setFound(hits, here)
    return () => view?.setFound([], null)
  }, [view, isOpen, hits, here])

  // As one types, the first hit from where one reads comes into view.
  const showFirst = useStable((found: readonly Span[]) => {
    const from = selecting.selection?.start ?? selecting.caret ?? 0
    const index = found.findIndex(({ start }) => start >= from)
    const first = found.length === 0 ? null : Math.max(0, index)
    setAt(first)
    if (first !== null) place.reveal(found[first]!.start)
  })
  useEffect(() => showFirst(hits), [hits, showFirst])

  const codedAt = (hit: Span) => {
    return spansOn(own, extentOf(reading, hit, extent)).find((span) => span.code === code)
  }
  const goTo = (index: number) => {
    const hit = hits[index]
    if (hit === undefined) return
    setAt(index)
    selecting.select(extentOf(reading, hit, extent))
    place.reveal(hit.start)
    announce(t('find.at', { at: index + 1, count: hits.length }))
  }
  const step = (direction: 1 | -1) => {
    if (hits.length === 0) return false
    const isThere = here !== null && selecting.selection !== null
    const next = isThere ? (at ?? 0) + direction : (at ?? 0)
    goTo((next + hits.length) % hits.length)
    return true
  }
  return {
    isOpen,
    asked,
    typed,
    isWhole,
    hits,
    at: here === null ? null : at,
    extent,
    code,
    open: (words) => {
      if (words !== null) setTyped(words)
      setOpen(true)
      setAsked((times) => times + 1)
    },
    close: () => setOpen(false),
    type: setTyped,
    setWhole,
    setExtent,
    setCode: setChosen,
    goTo,
    step,
    codedAt,
    toggle: (hit) => {
      if (acts === null || code === null) return
      const there = codedAt(hit)
      if (there === undefined) acts.add(extentOf(reading, hit, extent), code)
      else acts.remove(there)
    },
    codeHere: () => {
      if (acts === null || here === null) return false
      if (code === null) {
        announce(t('find.noCode'))
        return true
      }
      if (codedAt(here) === undefined) acts.add(extentOf(reading, here, extent), code)
      if (hits.length > 1) goTo(((at ?? 0) + 1) % hits.length)
      return true
    },
  }
}
