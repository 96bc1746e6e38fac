import { randomInt } from 'node:crypto'
import type { Kysely } from 'kysely'
import { readDiscussion } from '#db/discussions.ts'
import {
  type DocumentKey,
  isWhole,
  readDocument,
  readDocumentClients,
  type StoredDocument,
} from '#db/documents.ts'
import { readLayer, readLayerMemos } from '#db/layers.ts'
import { notify } from '#db/notify.ts'
import type { Database } from '#db/schema.ts'
import { renewDocument } from '#db/snapshots.ts'
import { parseDocumentName } from '#model/live/document-name.ts'
import { jsonOfList } from '../../json-list.ts'
import { documentsChannel, formatDocumentNews } from '../servers/channels.ts'
import { inSlices } from '../updates/slices.ts'
import type { Renewal } from './fold-worker.ts'

/**
 * Gives a document a new epoch: the same content, with a history of one client in the place of those
 * that piled up, one a page load. Devices with a copy of the former one load it anew.
 *
 * Nothing is written where somebody wrote meanwhile.
 *
 * @param make makes the new snapshot, and proves it against the rows
 * @param keepActs keeps what was done one after the other, which the log alone says
 * @returns whether the document is renewed
 */
export async function renewEpoch(
  db: Kysely<Database>,
  key: DocumentKey,
  make: (renewal: Renewal) => Promise<Uint8Array>,
  keepActs: (stored: StoredDocument) => Promise<void>,
): Promise<boolean> {
  const stored = await readDocument(db, key)
  if (stored === undefined || !isWhole(stored)) return false
  await keepActs(stored)
  // After the document: rows change with its number alone, and that must be the same in the end.
  const [rows, clientId] = await Promise.all([rowsOf(db, key), unusedId(db, key)])
  const snapshot = await make({ stored, clientId, rows })
  return await db.transaction().execute(async (trx) => {
    const written = await renewDocument(trx, key, stored, snapshot, clientId)
    if (written === undefined) return false
    if (Buffer.compare(written, snapshot) !== 0) {
      throw new Error(`the new snapshot of ${key.name} was not stored as it was made`)
    }
    const { sequence } = stored
    const news = { document: key.name, epoch: stored.epoch + 1, sequence }
    await notify(trx, documentsChannel, formatDocumentNews('-', [news]))
    return true
  })
}

/** Very many objects take long to be handed to a thread, text does not. */
async function rowsOf(db: Kysely<Database>, key: DocumentKey): Promise<Renewal['rows']> {
  const name = parseDocumentName(key.name)
  const { projectId } = key
  if (name?.kind === 'discussion') {
    const { threads, comments, resolutions } = await readDiscussion(db, { projectId, ...name })
    const listed = (rows: Iterable<unknown>) => inSlices(jsonOfList([...rows]))
    return {
      threads: await listed(threads.values()),
      comments: await listed(comments.values()),
      resolutions: await listed(resolutions),
    }
  }
  if (name?.kind !== 'layer') return null
  const layer = { projectId, ...name }
  const [spans, memos] = await Promise.all([readLayer(db, layer), readLayerMemos(db, layer)])
  return { spans: await inSlices(jsonOfList(spans)), memos }
}

/** An id that no copy of the document knows: one that does would tell of a former epoch. */
async function unusedId(db: Kysely<Database>, key: DocumentKey): Promise<number> {
  const known = new Set((await readDocumentClients(db, key)).map(({ clientId }) => clientId))
  for (;;) {
    const id = randomInt(1, 2 ** 32)
    if (!known.has(id)) return id
  }
}
