import { useCallback, useMemo, useState } from 'react'
import { sendBeside } from '#app/beside.ts'
import type { Hint } from '#model/hints.ts'
import type { CodedSpan, Span } from '#model/span.ts'
import type { OpenedWorkspace } from '../opened-workspace.ts'

/** With more coded spans than this nobody is told what a coded span is, so none is looked at. */
const mostLookedAt = 300

/**
 * What is told where it happens for the first time, one hint at a time, until it is closed.
 *
 * @param own the reader's coded spans, in reading order
 */
export function useHint(
  { round, layer, mayWrite, closedHints }: OpenedWorkspace,
  own: readonly CodedSpan[],
) {
  const [closed, setClosed] = useState<ReadonlySet<Hint>>(() => new Set(closedHints))
  const isBlind = round.visibility === 'blind'
  // What was coded before this visit is nothing new.
  const [before] = useState(layer?.count ?? 0)
  const hasCoded = own.length > before && own.length <= mostLookedAt
  const isNew = (hint: Hint) => mayWrite && !closed.has(hint)
  const looksForOverlap = isNew('overlap') && hasCoded
  const overlaps = useMemo(() => looksForOverlap && doOverlap(own), [looksForOverlap, own])

  const hint: Hint | null =
    (isNew('blind-round') && isBlind && 'blind-round') ||
    (isNew('coded-span') && hasCoded && 'coded-span') ||
    (overlaps && 'overlap') ||
    null
  const close = useCallback(() => {
    if (hint === null) return
    setClosed((some) => new Set([...some, hint]))
    const form = new FormData()
    form.set('hint', hint)
    // Where this is lost, the hint comes once more another time.
    void sendBeside('/hints', form)
  }, [hint])
  return { hint, close }
}

/** Whether any two share words. @param spans in reading order */
function doOverlap(spans: readonly Span[]): boolean {
  let reached = 0
  for (const { start, end } of spans) {
    if (start < reached) return true
    reached = Math.max(reached, end)
  }
  return false
}
