import type { DomainErrorCode } from '#model/errors.ts'
import { type KeptDatabase, type KeptEntry, type KeptPart, openKept } from './kept-store.ts'
import { Store } from './store.ts'

/**
 * What one person did in one document and the server does not have: what waits to be sent, and what was
 * not taken, with the reason, until the person has dealt with it. It outlives page and epoch.
 */
export class KeptShelf {
  readonly waiting = new Store<readonly KeptEntry[]>([])
  readonly aside = new Store<readonly KeptEntry[]>([])
  /** Resolves once what earlier visits left is here. */
  readonly loaded: Promise<void>
  private db: KeptDatabase | null = null
  private writing: Promise<unknown> = Promise.resolve()

  /** @param keeps whether this device may keep it; else what it has is taken into this page alone */
  constructor(
    personId: string,
    readonly document: string,
    readonly keeps: boolean,
  ) {
    this.loaded = this.load(personId)
  }

  /** Whether it outlives this page; known once loaded. */
  get isKept(): boolean {
    return this.keeps && this.db !== null
  }

  /** What another one held of the same document, in this page alone perhaps. */
  takeOver(former: KeptShelf): void {
    this.put('waiting', former.waiting.get())
    this.put('aside', former.aside.get())
  }

  /** A change was made: the newest state of a thing stands for the earlier ones. */
  wait(entries: readonly KeptEntry[]): void {
    this.put('waiting', entries)
  }

  /** The server has these. What was changed since is another entry, and stays. */
  settle(entries: readonly KeptEntry[]): void {
    this.take('waiting', entries)
  }

  /** The server did not take these. Resolves once the device holds them, so that a copy may go. */
  async setAside(entries: readonly KeptEntry[]): Promise<void> {
    const ids = new Set(entries.map(({ id }) => id))
    this.put('aside', entries)
    this.take(
      'waiting',
      this.waiting.get().filter(({ id }) => ids.has(id)),
    )
    await this.writing
  }

  /** Nothing of what waits can be sent any more. */
  async refuse(code: DomainErrorCode): Promise<void> {
    const at = new Date().toISOString()
    await this.setAside(this.waiting.get().map((entry) => ({ ...entry, code, at })))
  }

  /** The person has dealt with these. */
  discard(entries: readonly KeptEntry[]): void {
    this.take('aside', entries)
  }

  private async load(personId: string): Promise<void> {
    const db = await openKept(personId)
    if (db === null) return
    const read = async (part: KeptPart) => {
      const stored = await db.getAllFromIndex(part, 'document', this.document)
      // What was done here while the device was asked is newer.
      const ours = this[part].get()
      const known = new Set(ours.map(({ id }) => id))
      this[part].set([...stored.filter(({ id }) => !known.has(id)), ...ours])
      return new Set(stored)
    }
    try {
      const [waiting, aside] = [await read('waiting'), await read('aside')]
      this.db = db
      if (this.keeps) {
        const isOurs = (stored: ReadonlySet<KeptEntry>) => (entry: KeptEntry) => !stored.has(entry)
        this.write('waiting', this.waiting.get().filter(isOurs(waiting)), [])
        this.write('aside', this.aside.get().filter(isOurs(aside)), [])
        return
      }
      this.write('waiting', [], [...waiting])
      this.write('aside', [], [...aside])
      await this.writing
      this.db = null
      db.close()
    } catch {
      // The browser keeps nothing: it is in this page, which says so.
    }
  }

  private put(part: KeptPart, entries: readonly KeptEntry[]): void {
    if (entries.length === 0) return
    const ids = new Set(entries.map(({ id }) => id))
    this[part].set([...this[part].get().filter(({ id }) => !ids.has(id)), ...entries])
    if (this.keeps) this.write(part, entries, [])
  }

  private take(part: KeptPart, entries: readonly KeptEntry[]): void {
    const gone = new Set(entries)
    const taken = this[part].get().filter((entry) => gone.has(entry))
    if (taken.length === 0) return
    this[part].set(this[part].get().filter((entry) => !gone.has(entry)))
    this.write(part, [], taken)
  }

  /** At once: a page may be gone in a moment. The browser keeps transactions in order. */
  private write(part: KeptPart, put: readonly KeptEntry[], gone: readonly KeptEntry[]): void {
    const { db } = this
    if (db === null || put.length + gone.length === 0) return
    const write = async () => {
      const change = db.transaction(part, 'readwrite')
      const steps: Promise<unknown>[] = put.map((entry) => change.store.put(entry))
      for (const entry of gone) {
        const key: [string, string] = [entry.document, entry.id]
        const remove = async (stored: KeptEntry | undefined) => {
          // Another page may have changed the same thing since.
          if (sameChange(stored, entry)) await change.store.delete(key)
        }
        steps.push(change.store.get(key).then(remove))
      }
      await Promise.all([...steps, change.done])
    }
    this.writing = Promise.allSettled([this.writing, write()])
  }
}

function sameChange(one: KeptEntry | undefined, other: KeptEntry): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
