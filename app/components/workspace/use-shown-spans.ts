import { useMemo, useState } from 'react'
import type { LayerSession } from '#app/live/layer-session.ts'
import { useFeed } from '#app/live/use-feed.ts'
import { useStore } from '#app/live/use-store.ts'
import { type IsShown, ShownList } from '#app/text/shown-list.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import type { FeedSpan } from '#model/live/feed-doc.ts'
import { type SharedIn, sharedCodes } from '#model/shared-codes.ts'
import type { CodedSpan } from '#model/span.ts'
import type { LayerThen } from '#server/layer-history.ts'
import type { OpenedWorkspace } from './opened-workspace.ts'
import { type Show, useShow } from './use-show.ts'

const noSpans: readonly CodedSpan[] = []
const nobodys: readonly FeedSpan[] = []

/**
 * One's own coded spans and the others', as far as they may be seen, and which of them are shown.
 *
 * @param then one's own as they once were, which are then shown alone
 */
export function useShownSpans(
  opened: OpenedWorkspace,
  session: LayerSession | null,
  then: LayerThen | null,
) {
  const { me, round, transcript, layer, seesOthers } = opened
  const name = { kind: 'feed', roundId: round.id, transcriptId: transcript.id } as const
  const feed = useFeed(seesOthers ? formatDocumentName(name) : null, me.id)
  const own = useStore(session?.spans, layer?.codedSpans ?? noSpans)
  const [show, setShow] = useShow(opened)
  const sharedIn = useSharedIn(opened, show, then, own, feed.spans)
  const isShown = useMemo(() => shownWhere(then, show, sharedIn), [then, show, sharedIn])
  const [list] = useState(() => new ShownList())
  const shown = useMemo(
    () => list.update(then?.codedSpans ?? own, then === null ? feed.spans : nobodys, isShown),
    [list, then, own, feed.spans, isShown],
  )
  return { own, feed, shown, show, setShow, sharedIn }
}

function shownWhere(then: LayerThen | null, show: Show, sharedIn: SharedIn | null): IsShown {
  if (then !== null || show === 'all') return () => true
  if (sharedIn !== null) {
    const left = show === 'agreed' ? 'none' : 'all'
    return ({ span }) => sharedIn(span) !== left
  }
  const whose = show === 'mine' ? null : show
  return ({ coder }) => coder === whose
}

/** How far a span's code is shared there; `null` where nobody asks for what coders agree on. */
function useSharedIn(
  { me, layer, others }: OpenedWorkspace,
  show: Show,
  then: LayerThen | null,
  own: readonly CodedSpan[],
  feed: readonly FeedSpan[],
): SharedIn | null {
  const isAsked = then === null && (show === 'agreed' || show === 'differing')
  return useMemo(() => {
    if (!isAsked) return null
    const coders = [...(layer === null ? [] : [me.id]), ...others.map(({ id }) => id)]
    const mine = own.map(({ code, start, end }) => ({ code, start, end, coder: me.id }))
    return sharedCodes([...mine, ...feed], coders)
  }, [isAsked, layer, me.id, others, feed, own])
}
