import { useMemo, useRef, useState } from 'react'
import { inParts } from '#app/in-parts.ts'
import type { LayerSession } from '#app/live/layer-session.ts'
import { useFeed } from '#app/live/use-feed.ts'
import { useStore } from '#app/live/use-store.ts'
import { type Choice, ShownList } from '#app/text/shown-list.ts'
import { useEffectBeforePaint } from '#app/use-effect-before-paint.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
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
  const { me, round, transcript, layer, others, seesOthers } = opened
  const name = { kind: 'feed', roundId: round.id, transcriptId: transcript.id } as const
  const feed = useFeed(seesOthers ? formatDocumentName(name) : null, me.id)
  const own = useStore(session?.spans, layer?.codedSpans ?? noSpans)
  const [show, setShow] = useShow(opened)
  const coders = others.map(({ id }) => id).join(' ')
  const hasLayer = layer !== null
  const choice = useMemo(
    () => choiceOf(then, show, [...(hasLayer ? [null] : []), ...coders.split(' ').filter(Boolean)]),
    [then, show, hasLayer, coders],
  )
  const [list, setList] = useState(() => new ShownList(choice))
  const latest = useRef({ own, others: feed.spans })
  latest.current = { own, others: feed.spans }
  // What was chosen last stays until what is chosen now is there: of fifty thousand spans that takes a while.
  useEffectBeforePaint(() => {
    if (list.choice === choice) return
    const next = new ShownList(choice)
    const { own, others } = latest.current
    return inParts(next.filling(own, others), () => setList(next))
  }, [list, choice])
  const shown = useMemo(() => list.update(own, feed.spans), [list, own, feed.spans])
  return { own, feed, shown, show, setShow }
}

function choiceOf(then: LayerThen | null, show: Show, coders: readonly (string | null)[]): Choice {
  const all = { isShown: () => true, compared: null, earlier: null }
  if (then !== null) return { ...all, earlier: then.codedSpans }
  if (show === 'all') return all
  if (show === 'agreed' || show === 'differing') {
    const left = show === 'agreed' ? 'none' : 'all'
    return { ...all, isShown: (_, shared) => shared !== left, compared: coders }
  }
  const whose = show === 'mine' ? null : show
  return { ...all, isShown: ({ coder }) => coder === whose }
}
