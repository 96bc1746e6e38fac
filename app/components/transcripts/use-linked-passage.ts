import { useLocation } from '@remix-run/react'
import { type RefObject, useEffect } from 'react'
import { canHighlight } from '#app/text/highlights.ts'
import '#app/text/found.css'
import '#app/text/forced-colors.css'
import { passageIn } from '#model/passage-link.ts'
import type { Span } from '#model/span.ts'
import { TextOffsets } from '#model/text.ts'

/** Opens a text at the passage that the address names: in view, its words marked, its turn with the focus. */
export function useLinkedPassage(text: RefObject<HTMLElement>): void {
  const { hash, key } = useLocation()
  // The same link pressed again leads there again: each press has a key of its own.
  useEffect(() => {
    const passage = passageIn(hash)
    const turn = passage && text.current?.querySelector<HTMLElement>(`#turn-${passage.turn}`)
    if (!passage || !turn) return
    turn.setAttribute('data-linked', '')
    const range = passage.span === null ? null : rangeIn(turn, passage.span)
    if (range !== null && canHighlight()) {
      range.startContainer.parentElement?.setAttribute('data-marked', '')
      CSS.highlights.set('found-here', new Highlight(range))
    }
    turn.focus({ preventScroll: true })
    const box = (range ?? turn).getBoundingClientRect()
    scrollTo({ top: scrollY + box.top - innerHeight / 3 })
    return () => {
      turn.removeAttribute('data-linked')
      if (canHighlight()) CSS.highlights.delete('found-here')
    }
  }, [text, hash, key])
}

/** What of a span is said in this turn; `null` where nothing of it is. */
function rangeIn(turn: HTMLElement, { start, end }: Span): Range | null {
  const speech = turn.querySelector<HTMLElement>('[data-start]')
  const node = speech?.firstChild
  if (!speech || !(node instanceof Text)) return null
  const offsets = new TextOffsets(node.data)
  const first = Number(speech.dataset.start)
  const from = Math.max(0, start - first)
  const to = Math.min(offsets.length, end - first)
  if (from >= to) return null
  const range = document.createRange()
  range.setStart(node, offsets.toUtf16(from))
  range.setEnd(node, offsets.toUtf16(to))
  return range
}
