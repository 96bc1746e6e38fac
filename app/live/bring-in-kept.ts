import type * as Y from 'yjs'
import type { LayerDoc } from '#model/live/layer-doc.ts'
import type { LiveDocument } from './connection.ts'
import { deviceCopyName, forgetCopies } from './device-copy.ts'
import type { KeptEntry } from './kept-store.ts'
import type { LayerOptions } from './layer-options.ts'
import { type Act, memoAct } from './own-history.ts'

/** A document as far as single things of it are kept. */
export interface KeptThings {
  doc: Y.Doc
  /** Whether it holds a thing as it is to be. */
  isIn(entry: KeptEntry): boolean
  /** Of what the document never held, that it is not there does not tell that it was taken out here. */
  knows(entry: KeptEntry): boolean
  /** Which of those that are not in it somebody changed or took out since: theirs stands. */
  overtaken(entries: readonly KeptEntry[]): readonly KeptEntry[]
  /** Makes one thing of it as it is to be. */
  putIn(entry: KeptEntry): void
}

/**
 * What earlier visits left waiting. The copy on this device brings it in by itself; where there is none
 * of this epoch, it is written once more under its own ids. In a layer that is only read it is set aside,
 * and the copy, which would be sent one day, is dropped.
 */
export async function bringInKept(
  {
    name,
    personId,
    epoch,
    readOnly,
    shelf,
  }: Pick<LayerOptions, 'name' | 'personId' | 'epoch' | 'readOnly' | 'shelf'>,
  live: LiveDocument,
  things: KeptThings,
  session: {
    /** Whether the document is still the one the session works on. */
    isCurrent: () => boolean
    /** Told what waits and is in the document, to be sent with it. */
    isHere: (entry: KeptEntry) => void
  },
): Promise<void> {
  await Promise.all([shelf.loaded, live.loaded])
  const former = shelf.waiting.get()
  const missing = former.filter((entry) => !things.isIn(entry) || !things.knows(entry))
  const isMissing = new Set(missing)
  for (const entry of former) if (!isMissing.has(entry)) session.isHere(entry)
  const copyInUse = readOnly === null && shelf.keeps ? deviceCopyName(personId, name, epoch) : null
  await forgetCopies(personId, name, copyInUse)
  await live.synced
  if (!session.isCurrent()) return
  shelf.discard(shelf.aside.get().filter((entry) => isThere(entry) && things.isIn(entry)))
  if (readOnly === null) {
    const gone = missing.filter((entry) => !things.isIn(entry))
    shelf.settle(missing.filter((entry) => things.isIn(entry)))
    const overtaken = new Set(things.overtaken(gone))
    const at = new Date().toISOString()
    void shelf.setAside([...overtaken].map((entry) => ({ ...entry, code: 'conflict', at })))
    things.doc.transact(() => {
      for (const entry of gone) if (!overtaken.has(entry)) things.putIn(entry)
    })
    live.ask()
    return
  }
  shelf.settle(former.filter((entry) => things.isIn(entry)))
  await shelf.refuse(readOnly)
}

function isThere({ span, field }: KeptEntry): boolean {
  return span !== null || (field !== undefined && field.value !== null)
}

/** Nobody but its coder writes a layer: what waits is newer than what is there. */
export function keptInLayer(layer: LayerDoc): KeptThings {
  return {
    doc: layer.doc,
    isIn: (entry) => isIn(layer, entry),
    knows: ({ id, span, memo }) => span !== null || (memo ?? '') !== '' || layer.hasHeld(id),
    overtaken: () => [],
    putIn: (entry) => putIn(layer, entry),
  }
}

function isIn(layer: LayerDoc, { id, span, memo }: KeptEntry): boolean {
  if (memo !== null) return layer.memo(id) === memo
  return JSON.stringify(layer.get(id) ?? null) === JSON.stringify(span)
}

/** Makes one thing of the layer as it is to be. */
export function putIn(layer: LayerDoc, { id, span, memo }: KeptEntry): void {
  if (memo !== null) layer.setMemo(id, memo)
  else if (span !== null) layer.put(span)
  else layer.remove(id)
}

/** What putting it in is called, for undo to name it. */
export function actOf({ id, span, memo }: KeptEntry): Act {
  if (span !== null) return { kind: 'add', code: span.code }
  return memo === null ? { kind: 'remove' } : memoAct(id)
}
