import type { LayerDoc } from '#model/live/layer-doc.ts'
import type { LiveDocument } from './connection.ts'
import { deviceCopyName, forgetCopies } from './device-copy.ts'
import type { KeptEntry } from './kept-store.ts'
import type { LayerOptions } from './layer-options.ts'
import type { Act } from './own-history.ts'

/**
 * What earlier visits left waiting. The copy on this device brings it in by itself; where there is none
 * of this epoch, it is written once more under its own ids. In a layer that is only read it is set aside,
 * and the copy, which would be sent one day, is dropped.
 */
export async function bringInKept(
  { name, personId, epoch, readOnly, shelf }: LayerOptions,
  live: LiveDocument,
  layer: LayerDoc,
  session: {
    /** Whether the document is still the one the session works on. */
    isCurrent: () => boolean
    /** Told what waits and is in the document, to be sent with it. */
    isHere: (entry: KeptEntry) => void
  },
): Promise<void> {
  await Promise.all([shelf.loaded, live.loaded])
  const former = shelf.waiting.get()
  const missing = former.filter((entry) => !isIn(layer, entry) || !knows(layer, entry))
  const isMissing = new Set(missing)
  for (const entry of former) if (!isMissing.has(entry)) session.isHere(entry)
  const copyInUse = readOnly === null && shelf.keeps ? deviceCopyName(personId, name, epoch) : null
  await forgetCopies(personId, name, copyInUse)
  await live.synced
  if (!session.isCurrent()) return
  shelf.discard(shelf.aside.get().filter((entry) => entry.span !== null && isIn(layer, entry)))
  if (readOnly === null) {
    const gone = missing.filter((entry) => !isIn(layer, entry))
    shelf.settle(missing.filter((entry) => isIn(layer, entry)))
    layer.doc.transact(() => {
      for (const entry of gone) putIn(layer, entry)
    })
    live.ask()
    return
  }
  shelf.settle(former.filter((entry) => isIn(layer, entry)))
  await shelf.refuse(readOnly)
}

/** Whether the layer holds a thing as it is to be. */
function isIn(layer: LayerDoc, { id, span, memo }: KeptEntry): boolean {
  if (memo !== null) return layer.memo(id) === memo
  return JSON.stringify(layer.get(id) ?? null) === JSON.stringify(span)
}

/** Of what the document never held, that it is not there does not tell that it was taken out here. */
function knows(layer: LayerDoc, { id, span, memo }: KeptEntry): boolean {
  return span !== null || (memo ?? '') !== '' || layer.hasHeld(id)
}

/** Makes one thing of the layer as it is to be. */
export function putIn(layer: LayerDoc, { id, span, memo }: KeptEntry): void {
  if (memo !== null) layer.setMemo(id, memo)
  else if (span !== null) layer.put(span)
  else layer.remove(id)
}

/** What putting it in is called, for undo to name it. */
export function actOf({ span, memo }: KeptEntry): Act {
  if (span !== null) return { kind: 'add', code: span.code }
  return { kind: memo === null ? 'remove' : 'transcript-memo' }
}
