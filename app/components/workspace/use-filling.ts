import { type RefObject, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { ShownSpan } from '#app/text/shown-span.ts'
import type { Slot } from '#model/codebook.ts'
import { type Span, slotCharacters } from '#model/span.ts'
import type { Codes } from './codes.ts'
import type { Sheet } from './sheets.tsx'
import type { Acts } from './use-acts.ts'
import type { Selecting } from './use-selection.ts'

/** A field of the open span that waits for words or a speaker from the text. */
export interface Filling {
  slot: Slot | null
  /** Waits for what is picked next; the same field once more waits no longer. */
  start: (slot: Slot) => void
  cancel: () => void
  /** @returns whether a field took the words */
  takeWords: (words: Span) => boolean
  /** @returns whether a field took the speaker of the turn that `offset` stands in */
  takeSpeaker: (offset: number) => boolean
}

export function useFilling({
  open,
  acts,
  codes,
  reading,
  selecting,
  scroller,
  setSheet,
  announce,
}: {
  open: ShownSpan | undefined
  acts: Acts | null
  codes: Codes
  reading: ReadingText
  selecting: Selecting
  scroller: RefObject<HTMLElement>
  setSheet: (sheet: Sheet | null) => void
  announce: (said: string) => void
}): Filling {
  const { t } = useTranslation('workspace')
  const [waiting, setWaiting] = useState<{ span: string; key: string } | null>(null)
  const span = open?.coder === null && open.key === waiting?.span ? open.span : undefined
  const slots = span === undefined ? [] : (codes.byId.get(span.code)?.code.slots ?? [])
  const slot = acts === null ? null : (slots.find(({ key }) => key === waiting?.key) ?? null)
  return useMemo(() => {
    const fill = (words: string): boolean => {
      if (slot === null || span === undefined || acts === null) return false
      selecting.clear()
      if (words.length > slotCharacters) {
        announce(t('filling.tooLong', { count: slotCharacters }))
        return true
      }
      acts.setSlot(span, slot.key, words)
      setWaiting(null)
      announce(t('filling.filled', { label: slot.label, words }))
      return true
    }
    return {
      slot,
      start: ({ key }) => {
        if (open === undefined || slot?.key === key) return setWaiting(null)
        setWaiting({ span: open.key, key })
        selecting.clear()
        // On a narrow screen the sheet lies over the text that is picked from.
        setSheet(null)
        scroller.current?.focus({ preventScroll: true })
      },
      cancel: () => setWaiting(null),
      takeWords: (words) => slot !== null && fill(reading.quote(words)),
      takeSpeaker: (offset) => {
        if (slot?.kind !== 'speaker' || reading.blocks.length === 0) return false
        const { speaker } = reading.blockAt(offset)
        return speaker !== null && fill(speaker.name ?? speaker.label)
      },
    }
  }, [slot, span, open, acts, reading, selecting, scroller, setSheet, announce, t])
}
