import { useMemo, useRef, useState } from 'react'
import type { LayerSession } from '#app/live/layer-session.ts'
import { useFeed } from '#app/live/use-feed.ts'
import { useStore } from '#app/live/use-store.ts'
import { type ShownSpan, shownOther, shownOwn } from '#app/text/shown-span.ts'
import { inOrder } from '#app/text/span-index.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { merged } from '#model/live/ordered-entries.ts'
import type { CodedSpan } from '#model/span.ts'
import type { LayerThen } from '#server/layer-history.ts'
import type { OpenedWorkspace } from './opened-workspace.ts'
import type { Show } from './show-choice.tsx'

const noSpans: readonly CodedSpan[] = []

/**
 * One's own coded spans and the others', as far as they may be seen, and which of them are shown.
 *
 * @param then one's own as they once were, which are then shown alone
 */
export function useShownSpans(
  { me, round, transcript, layer, seesOthers }: OpenedWorkspace,
  session: LayerSession | null,
  then: LayerThen | null,
) {
  const name = { kind: 'feed', roundId: round.id, transcriptId: transcript.id } as const
  const feed = useFeed(seesOthers ? formatDocumentName(name) : null, me.id)
  const own = useStore(session?.spans, layer?.codedSpans ?? noSpans)
  // To see one another is what an open round is for, and why one is revealed.
  const [chosen, setShow] = useState<Show | null>(null)
  const show = chosen ?? (layer === null || seesOthers ? 'all' : 'mine')
  // One's own spans come back in the feed, where they change nothing.
  const othersShown = useSameSpans(
    useMemo(
      () =>
        show === 'mine'
          ? []
          : feed.filter((span) => span.coder !== me.id && (show === 'all' || span.coder === show)),
      [feed, show, me.id],
    ),
  )
  const others = useMemo(() => othersShown.map(shownOther).sort(inOrder), [othersShown])
  const shown = useMemo<readonly ShownSpan[]>(() => {
    if (then !== null) return then.codedSpans.map(shownOwn).sort(inOrder)
    const ownShown = show === 'mine' || show === 'all' ? own.map(shownOwn) : []
    return others.length === 0 ? ownShown : merged(others, ownShown, inOrder)
  }, [own, others, show, then])
  return { own, feed, shown, show, setShow }
}

/** The array as it was while it holds the same spans. */
function useSameSpans<T>(spans: readonly T[]): readonly T[] {
  const kept = useRef(spans)
  const isSame =
    kept.current.length === spans.length && spans.every((span, at) => span === kept.current[at])
  if (!isSame) kept.current = spans
  return kept.current
}
