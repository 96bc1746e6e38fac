import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { DomainErrorCode } from '#model/errors.ts'
import type { Cell } from '#model/formats/coded-spans-csv.ts'
import type { CodedSpan } from '#model/span.ts'
import { tellOfKept } from './kept-news.ts'

/** One field of a codebook as somebody wrote it. */
export interface KeptField {
  /** `null`: taken out. */
  value: unknown
  /** What the server may have of it: what was acknowledged last, and what was sent since. */
  before: readonly unknown[]
}

/** One thing of one's own layer, or of a codebook, that the server does not have: it waits, or was not taken. */
export interface KeptEntry {
  /** Name of the live document. */
  document: string
  /** Id of the coded span, what the memo is about, or the key of a codebook's field. */
  id: string
  /** As it is to be; `null` for a memo, and for what is to be removed. */
  span: CodedSpan | null
  memo: string | null
  /** Absent in a layer. */
  field?: KeptField
  /** Why the server did not take it; `null` while it waits. */
  code: DomainErrorCode | null
  /** ISO 8601, by this device's clock. */
  at: string
  /** Where it can be opened. */
  path: string
  /** As the tidy export would have it, with its words: the text itself may be out of reach later. */
  row: Readonly<Record<string, Cell>>
}

/** What was done to a thing: coded, or changed; removed; its memo, or a field of the codebook, written. */
export function changeOf({
  span,
  memo,
  field,
}: KeptEntry): 'coded' | 'removed' | 'memo' | 'codebook' {
  if (field !== undefined) return field.value === null ? 'removed' : 'codebook'
  if (span !== null) return 'coded'
  return memo === null ? 'removed' : 'memo'
}

interface KeptSchema extends DBSchema {
  waiting: { key: [string, string]; value: KeptEntry; indexes: { document: string } }
  aside: { key: [string, string]; value: KeptEntry; indexes: { document: string } }
}

/** What waits for the server, and what it did not take. */
export type KeptPart = 'waiting' | 'aside'

export type KeptDatabase = IDBPDatabase<KeptSchema>

/** Two people on one device never share what is kept. */
export function keptDatabaseName(personId: string): string {
  return `parley:${personId}:kept`
}

/** @returns `null` where the browser keeps nothing */
export async function openKept(personId: string): Promise<KeptDatabase | null> {
  if (typeof indexedDB === 'undefined') return null
  try {
    return await openDB<KeptSchema>(keptDatabaseName(personId), 1, {
      upgrade(db) {
        for (const part of ['waiting', 'aside'] as const) {
          const store = db.createObjectStore(part, { keyPath: ['document', 'id'] })
          store.createIndex('document', 'document')
        }
      },
      // This device is being cleared, by this page or another one.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    })
  } catch {
    return null
  }
}

/** Everything that is kept for a person on this device; nothing is made where there is nothing. */
export async function readAllKept(
  personId: string,
): Promise<Record<KeptPart, readonly KeptEntry[]>> {
  const names = await databaseNames()
  const db = names.includes(keptDatabaseName(personId)) ? await openKept(personId) : null
  if (db === null) return { waiting: [], aside: [] }
  try {
    const [waiting, aside] = await Promise.all([db.getAll('waiting'), db.getAll('aside')])
    return { waiting, aside }
  } finally {
    db.close()
  }
}

/** Takes entries away, whether they wait or were not taken. */
export async function discardKept(personId: string, entries: readonly KeptEntry[]): Promise<void> {
  const db = await openKept(personId)
  if (db === null) return
  const change = db.transaction(['waiting', 'aside'], 'readwrite')
  for (const { document, id, code } of entries) {
    const part: KeptPart = code === null ? 'waiting' : 'aside'
    void change.objectStore(part).delete([document, id])
  }
  await change.done
  db.close()
  for (const part of ['waiting', 'aside'] as const) {
    const gone = entries.filter(({ code }) => (code === null) === (part === 'waiting'))
    for (const document of new Set(gone.map((entry) => entry.document))) {
      tellOfKept(personId, document, { part, put: [], gone })
    }
  }
}

/** Names of the databases that Parley made on this device. */
export async function databaseNames(): Promise<string[]> {
  if (typeof indexedDB === 'undefined') return []
  try {
    const databases = await indexedDB.databases()
    return databases.flatMap(({ name }) => (name?.startsWith('parley:') ? [name] : []))
  } catch {
    return []
  }
}

/** Takes databases away for good; one that cannot be is left to the next visit. */
export async function deleteDatabases(names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => deleteDB(name).catch(() => undefined)))
}
