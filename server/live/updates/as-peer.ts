import * as Y from 'yjs'

/**
 * What somebody would send who has the document and goes on with `write`; `null` where that changes
 * nothing. The document stays as it is.
 *
 * @param clientIdOf the id to write under, given a fresh one
 */
export function writtenAsPeer(
  doc: Y.Doc,
  clientIdOf: (fresh: number) => number,
  write: (doc: Y.Doc) => void,
): Uint8Array | null {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientIdOf(copy.clientID)
  const before = Y.encodeStateVector(copy)
  let isChanged = false
  copy.on('update', () => {
    isChanged = true
  })
  write(copy)
  const update = isChanged ? Y.encodeStateAsUpdate(copy, before) : null
  copy.destroy()
  return update
}
