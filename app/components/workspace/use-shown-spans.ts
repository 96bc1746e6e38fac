import { useMemo, useRef } from 'react'
import type { LayerSession } from '#app/live/layer-session.ts'
import { useFeed } from '#app/live/use-feed.ts'
import { useStore } from '#app/live/use-store.ts'
import { type ShownSpan, shownOther, shownOwn } from '#app/text/shown-span.ts'
import { inOrder } from '#app/text/span-index.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import type { FeedSpan } from '#model/live/feed-doc.ts'
import { merged } from '#model/live/ordered-entries.ts'
import { type SharedIn, sharedCodes } from '#model/shared-codes.ts'
import type { CodedSpan } from '#model/span.ts'
import type { LayerThen } from '#server/layer-history.ts'
import type { OpenedWorkspace } from './opened-workspace.ts'
import { type Show, useShow } from './use-show.ts'

const noSpans: readonly CodedSpan[] = []

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
  const sharedIn = useSharedIn(opened, show, then, own, feed)
  // One's own spans come back in the feed, where they change nothing.
  const othersShown = useSameSpans(
    useMemo(
      () =>
        show === 'mine'
          ? []
          : feed.filter(
              (span) =>
                span.coder !== me.id &&
                (show === 'all' || sharedIn !== null || span.coder === show),
            ),
      [feed, show, me.id, sharedIn],
    ),
  )
  const others = useMemo(() => othersShown.map(shownOther).sort(inOrder), [othersShown])
  const shown = useMemo<readonly ShownSpan[]>(() => {
    if (then !== null) return then.codedSpans.map(shownOwn).sort(inOrder)
    const ownShown = show === 'mine' || show === 'all' || sharedIn ? own.map(shownOwn) : []
    const all = others.length === 0 ? ownShown : merged(others, ownShown, inOrder)
    if (sharedIn === null) return all
    const left = show === 'agreed' ? 'none' : 'all'
    return all.filter(({ span }) => sharedIn(span) !== left)
  }, [own, others, show, then, sharedIn])
  return { own, feed, shown, show, setShow, sharedIn }
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
    // Of one's own the layer on this page is newer.
    const theirs = feed.filter(({ coder }) => coder !== me.id)
    const mine = own.map(({ code, start, end }) => ({ code, start, end, coder: me.id }))
    return sharedCodes([...mine, ...theirs], coders)
  }, [isAsked, layer, me.id, others, feed, own])
}

/** The array as it was while it holds the same spans. */
function useSameSpans<T>(spans: readonly T[]): readonly T[] {
  const kept = useRef(spans)
  const isSame =
    kept.current === spans ||
    (kept.current.length === spans.length && spans.every((span, at) => span === kept.current[at]))
  if (!isSame) kept.current = spans
  return kept.current
}
