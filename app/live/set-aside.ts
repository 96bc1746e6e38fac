import type { DomainErrorCode } from '#model/errors.ts'
import type { CodedSpan } from '#model/span.ts'
import { Store } from './store.ts'

/** Something the server did not take: kept with the reason until the person has dealt with it. */
export interface SetAside {
  /** Id of the coded span, or what the memo is about. */
  id: string
  span: CodedSpan | null
  memo: string | null
  code: DomainErrorCode
  /** ISO 8601, by this device's clock. */
  at: string
}

/** What was set aside of one layer by one person, on this device. Survives a reload where it may. */
export class SetAsideShelf extends Store<readonly SetAside[]> {
  private readonly storageKey: string

  constructor(personId: string, documentName: string) {
    const key = `parley:aside:${personId}:${documentName}`
    super(readStored(key))
    this.storageKey = key
  }

  /** The newest refusal of one thing stands for the earlier ones. */
  add(entries: readonly SetAside[]): void {
    if (entries.length === 0) return
    const ids = new Set(entries.map((entry) => entry.id))
    this.keep([...this.get().filter((entry) => !ids.has(entry.id)), ...entries])
  }

  remove(id: string): void {
    this.keep(this.get().filter((entry) => entry.id !== id))
  }

  /** Forgets what the server turns out to hold after all. */
  removeWhere(isThere: (entry: SetAside) => boolean): void {
    if (this.get().some(isThere)) this.keep(this.get().filter((entry) => !isThere(entry)))
  }

  private keep(entries: readonly SetAside[]): void {
    this.set(entries)
    try {
      if (entries.length === 0) localStorage.removeItem(this.storageKey)
      else localStorage.setItem(this.storageKey, JSON.stringify(entries))
    } catch {
      // Storage is full or forbidden: the page still shows it, and it can be saved as a file.
    }
  }
}

function readStored(key: string): readonly SetAside[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(stored) ? (stored as SetAside[]) : []
  } catch {
    return []
  }
}
