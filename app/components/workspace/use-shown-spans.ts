import { useMemo, useState } from 'react'
import type { LayerSession } from '#app/live/layer-session.ts'
import { useFeed } from '#app/live/use-feed.ts'
import { useStore } from '#app/live/use-store.ts'
import { type ShownSpan, shownOther, shownOwn } from '#app/text/shown-span.ts'
import { inOrder } from '#app/text/span-index.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import type { CodedSpan } from '#model/span.ts'
import type { OpenedWorkspace } from './opened-workspace.ts'
import type { Show } from './show-choice.tsx'

const noSpans: readonly CodedSpan[] = []

/** One's own coded spans and the others', as far as they may be seen, and which of them are shown. */
export function useShownSpans(
  { me, round, transcript, layer, seesOthers }: OpenedWorkspace,
  session: LayerSession | null,
) {
  const name = { kind: 'feed', roundId: round.id, transcriptId: transcript.id } as const
  const feed = useFeed(seesOthers ? formatDocumentName(name) : null, me.id)
  const own = useStore(session?.spans, layer?.codedSpans ?? noSpans)
  // To see one another is what an open round is for, and why one is revealed.
  const [chosen, setShow] = useState<Show | null>(null)
  const show = chosen ?? (layer === null || seesOthers ? 'all' : 'mine')
  const othersShown = useMemo(
    () =>
      show === 'mine'
        ? []
        : feed.filter((span) => span.coder !== me.id && (show === 'all' || span.coder === show)),
    [feed, show, me.id],
  )
  const shown = useMemo<readonly ShownSpan[]>(() => {
    const ownShown = show === 'mine' || show === 'all' ? own.map(shownOwn) : []
    return othersShown.length === 0
      ? ownShown
      : [...ownShown, ...othersShown.map(shownOther)].sort(inOrder)
  }, [own, othersShown, show])
  const byKey = useMemo(() => new Map(shown.map((one) => [one.key, one])), [shown])
  return { own, feed, shown, byKey, show, setShow }
}
