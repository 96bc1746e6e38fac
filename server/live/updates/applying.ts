import * as Y from 'yjs'
import type { EntryChange } from '#model/live/entry-change.ts'
import { encodeStateVector, type UpdateMessage } from '../line/messages.ts'

/**
 * Puts an update that was checked into the document.
 *
 * @returns what goes into the log and to the others: an update as it came; of a step 2 only what it
 *   did here, since it may carry a long list of old deletions
 * @throws where it does not apply whole; half of it may be in the document
 */
export function applyChecked(doc: Y.Doc, { kind, update }: UpdateMessage): Uint8Array {
  let done = update
  const listen = (effective: Uint8Array) => {
    done = effective
  }
  if (kind === 'step-2') doc.on('update', listen)
  try {
    Y.applyUpdate(doc, update, 'checked')
    const { pendingStructs, pendingDs } = doc.store
    if (pendingStructs !== null || pendingDs !== null) throw new Error('an update was kept aside')
    return done
  } finally {
    doc.off('update', listen)
  }
}

/** Remembers how far some clients are. @returns the document's state then, asked for later */
export function stateNow(doc: Y.Doc, clients: readonly number[]): () => Uint8Array {
  const before = clients.map((client) => [client, Y.getState(doc.store, client)] as const)
  return () => {
    const state = Y.decodeStateVector(Y.encodeStateVector(doc))
    for (const [client, clock] of before) state.set(client, clock)
    return encodeStateVector(state)
  }
}

/** Writes entries under a client id, as a peer who has the document would. @returns the update */
export function writeEntries(
  doc: Y.Doc,
  clientId: number,
  changes: readonly EntryChange[],
): Uint8Array {
  const { clientID } = doc
  const done: Uint8Array[] = []
  const listen = (update: Uint8Array) => void done.push(update)
  doc.on('update', listen)
  doc.clientID = clientId
  try {
    doc.transact(() => {
      for (const { root, key, value } of changes) {
        if (value === undefined) doc.getMap(root).delete(key)
        else doc.getMap(root).set(key, value)
      }
    }, 'checked')
    const [update] = done
    if (update === undefined) throw new Error('nothing was written')
    return update
  } finally {
    doc.clientID = clientID
    doc.off('update', listen)
  }
}
