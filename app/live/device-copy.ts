import { IndexeddbPersistence, storeState } from 'y-indexeddb'
import type * as Y from 'yjs'
import { databaseNames, deleteDatabases } from './kept-store.ts'

/** The copy of a document on this device, so that work outlives a lost connection or a closed tab. */
export interface DeviceCopy {
  /** Resolves once what the device holds is in the document; also where it can hold nothing. */
  loaded: Promise<void>
  /** Whether, when it was loaded, it held all that the server once had, and no mere part that had come. */
  readonly wasWhole: boolean
  /** Remembers, also for later visits, that it holds all that the server has. */
  setWhole(): void
  /** Origin of the transactions that bring in what the device holds. */
  origin: unknown
  /** Whether what is written is kept: not where the browser forbids it, nor once its storage is full. */
  readonly isHeld: boolean
  /** Takes the copy away for good, and keeps nothing from then on. */
  clear(): Promise<void>
}

const wholeKey = 'whole'

// A browser may leave an IndexedDB request unanswered (another tab upgrades, storage is forbidden).
const patienceMs = 3_000

/** Two people on one device never share a copy, nor two epochs of one document. */
export function deviceCopyName(personId: string, documentName: string, epoch: number): string {
  return `parley:${personId}:${documentName}:${epoch}`
}

/** Takes away what this device holds of a document, of whatever epoch, but for the copy in use. */
export async function forgetCopies(
  personId: string,
  documentName: string,
  inUse: string | null,
): Promise<void> {
  const prefix = `parley:${personId}:${documentName}:`
  const copies = (await databaseNames()).filter((copy) => copy.startsWith(prefix) && copy !== inUse)
  for (const copy of copies) keptCount(copy).write(0)
  await deleteDatabases(copies)
}

/** @param onHeld told when the device turns out to keep what is written, or to keep it no longer */
export function openDeviceCopy(name: string, doc: Y.Doc, onHeld: () => void): DeviceCopy {
  if (typeof indexedDB === 'undefined') {
    return {
      loaded: Promise.resolve(),
      wasWhole: false,
      setWhole: () => {},
      origin: null,
      isHeld: false,
      clear: async () => {},
    }
  }
  const persistence = new IndexeddbPersistence(name, doc)
  let isHeld = false
  let wasWhole = false
  const hold = (held: boolean): void => {
    if (held === isHeld) return
    isHeld = held
    onHeld()
  }
  const opened = persistence.whenSynced.then(async () => {
    wasWhole = (await persistence.get(wholeKey)) !== undefined
    hold(true)
    // Each visit adds the whole state once more: fold it, or the copy grows with every visit.
    await storeState(persistence, true)
  })
  const failed = persistence._db.then(
    (db) => {
      db.addEventListener('abort', () => hold(false))
      // Another tab clears this device: writing on would throw, and keep what is to be gone.
      db.onversionchange = () => {
        hold(false)
        void persistence.destroy()
      }
      return new Promise<void>(() => {})
    },
    () => undefined,
  )
  const waited = new Promise<void>((resolve) => setTimeout(resolve, patienceMs))
  return {
    loaded: Promise.race([opened, failed, waited]),
    get wasWhole() {
      return wasWhole
    },
    setWhole: () => {
      if (isHeld) void persistence.set(wholeKey, 1).catch(() => undefined)
    },
    origin: persistence,
    get isHeld() {
      return isHeld
    },
    clear: async () => {
      hold(false)
      await persistence.destroy().catch(() => undefined)
      await deleteDatabases([name])
    },
  }
}

/**
 * How many changes of a document this device holds that the server has not acknowledged: written at
 * each change, so that the next visit can say it before it has reached the server.
 */
export function keptCount(name: string) {
  const key = `${name}:unsaved`
  const read = (): number => {
    try {
      return Number(localStorage.getItem(key) ?? 0) || 0
    } catch {
      return 0
    }
  }
  let known = read()
  return {
    read,
    write: (count: number): void => {
      // Another tab may have work of its own waiting: only what changed here is told.
      if (count === known) return
      known = count
      try {
        if (count === 0) localStorage.removeItem(key)
        else localStorage.setItem(key, String(count))
      } catch {
        // Storage is full or forbidden: the count is then known to this visit alone.
      }
    },
  }
}
