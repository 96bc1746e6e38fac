import type { DiscussionEntries } from '#db/discussions.ts'
import { discussionDoc } from '#model/live/discussion-doc.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { actsOf, type MadeAct, type StoredActs } from './acts.ts'
import { compareDiscussion, compareLayer, type LayerRows } from './comparing.ts'
import { foldState, rebuild, renewState, type StoredState } from './stored-state.ts'

/** What a thread of its own folds: a large document would hold up everybody who codes meanwhile. */
export default function fold(stored: StoredState): Promise<Uint8Array> {
  return foldState(stored)
}

/** The same for what was done in a layer. */
export function acts(stored: StoredActs): Promise<MadeAct[]> {
  return actsOf(stored)
}

export interface Renewal {
  stored: StoredState
  /** Yjs client id of the new history. */
  clientId: number
  /** What the tables hold of the document; `null` for one that has none. */
  rows: ListedLayer | ListedDiscussion | null
}

/** Rows of a layer, the spans as a list in JSON. */
interface ListedLayer {
  spans: string
  memos: LayerRows['memos']
}

/** Rows of a discussion as lists in JSON, the resolutions each with the id of its thread. */
interface ListedDiscussion {
  threads: string
  comments: string
  resolutions: string
}

/**
 * A snapshot with the same content and a history of one client.
 *
 * @throws {Error} where the rows do not equal the document: then it stays as it is, to be looked into
 */
export async function renew({ stored, clientId, rows }: Renewal): Promise<Uint8Array> {
  const doc = await rebuild(stored)
  const refuse = (entry: string | null, message: string) => {
    throw new Error(`${entry ?? 'the whole'}: ${message}`)
  }
  if (rows !== null && 'threads' in rows) {
    const byId = <T extends { id: string }>(list: string) =>
      new Map((JSON.parse(list) as T[]).map((entry) => [entry.id, entry]))
    const entries: DiscussionEntries = {
      threads: byId(rows.threads),
      comments: byId(rows.comments),
      resolutions: new Map(JSON.parse(rows.resolutions)),
    }
    compareDiscussion(discussionDoc(doc), entries, refuse)
  } else if (rows !== null) {
    const spans = JSON.parse(rows.spans) as LayerRows['spans']
    compareLayer(layerDoc(doc), { ...rows, spans }, refuse)
  }
  return await renewState(doc, clientId)
}
