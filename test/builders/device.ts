import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import 'fake-indexeddb/auto'

/** What a browser keeps between two visits, empty at first. */
export function freshDevice(): void {
  globalThis.indexedDB = new IDBFactory()
  const kept = new Map<string, string>()
  const storage = {
    get length() {
      return kept.size
    },
    clear: () => kept.clear(),
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true })
}

/** How many bytes the copy of a document takes, and in how many pieces. */
export async function copySize(name: string): Promise<{ pieces: number; bytes: number }> {
  const db = await openDB(name)
  const pieces: Uint8Array[] = await db.getAll('updates')
  db.close()
  return { pieces: pieces.length, bytes: pieces.reduce((sum, piece) => sum + piece.length, 0) }
}
