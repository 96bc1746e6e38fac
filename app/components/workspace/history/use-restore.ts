import { useTranslation } from 'react-i18next'
import type { LayerSession } from '#app/live/layer-session.ts'
import type { LayerThen } from '#server/layer-history.ts'
import { notify } from '../../toasts.tsx'
import type { OwnLayerHistory } from './use-layer-history.ts'

/** A change goes to the server in one message, which holds a mebibyte; its undo too. */
const mostBytes = 600_000

/**
 * Makes the layer what it was then, as one act, which undo takes back.
 *
 * @returns `null` where nothing may be changed or nothing else is shown
 */
export function useRestore(
  history: OwnLayerHistory,
  session: LayerSession | null,
  undo: () => void,
  announce: (said: string) => void,
): (() => void) | null {
  const { t } = useTranslation('workspace')
  const { earlier: then, backToNow } = history
  if (session === null || then === null) return null
  return () => {
    if (bytesOfChange(session, then) > mostBytes) {
      notify({ title: t('history.tooMuch'), forMs: 12_000 })
      return announce(t('history.tooMuch'))
    }
    session.do({ kind: 'restore' }, (layer) => {
      layer.replace(then.codedSpans)
      for (const about of layer.memos().keys()) {
        if (then.memos[about] === undefined) layer.setMemo(about, '')
      }
      for (const [about, memo] of Object.entries(then.memos)) {
        if (layer.memo(about) !== memo) layer.setMemo(about, memo)
      }
    })
    backToNow()
    const said = t('history.restored', { count: then.codedSpans.length })
    announce(said)
    notify({ title: said, undo: { label: t('acts.takeBack'), act: undo } })
  }
}

/** How much is to be written, and to be written back by an undo. */
function bytesOfChange(session: LayerSession, then: LayerThen): number {
  const now = new Map(session.spans.get().map((span) => [span.id, JSON.stringify(span)]))
  let bytes = 0
  for (const span of then.codedSpans) {
    const wanted = JSON.stringify(span)
    const there = now.get(span.id)
    now.delete(span.id)
    if (there !== wanted) bytes += Math.max(sizeOf(wanted), sizeOf(there ?? ''))
  }
  for (const gone of now.values()) bytes += sizeOf(gone)
  for (const memos of [session.memos.get().values(), Object.values(then.memos)]) {
    for (const memo of memos) bytes += sizeOf(memo)
  }
  return bytes
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length
}
