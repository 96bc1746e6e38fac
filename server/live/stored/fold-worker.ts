import { layerDoc } from '#model/live/layer-doc.ts'
import { compareLayer, type LayerRows } from './comparing.ts'
import { foldState, rebuild, renewState, type StoredState } from './stored-state.ts'

/** What a thread of its own folds: a large document would hold up everybody who codes meanwhile. */
export default function fold(stored: StoredState): Promise<Uint8Array> {
  return foldState(stored)
}

export interface Renewal {
  stored: StoredState
  /** Yjs client id of the new history. */
  clientId: number
  /** What a layer's tables hold, its spans as a list in JSON; `null` for a document that has none. */
  rows: { spans: string; memos: LayerRows['memos'] } | null
}

/**
 * A snapshot with the same content and a history of one client.
 *
 * @throws {Error} where the rows do not equal the document: then it stays as it is, to be looked into
 */
export async function renew({ stored, clientId, rows }: Renewal): Promise<Uint8Array> {
  const doc = await rebuild(stored)
  if (rows !== null) {
    const spans = JSON.parse(rows.spans) as LayerRows['spans']
    compareLayer(layerDoc(doc), { ...rows, spans }, (entry, message) => {
      throw new Error(`${entry ?? 'the whole'}: ${message}`)
    })
  }
  return await renewState(doc, clientId)
}
