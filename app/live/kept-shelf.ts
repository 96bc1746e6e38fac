import type { DomainErrorCode } from '#model/errors.ts'
import { KeptLine, type KeptNews } from './kept-news.ts'
import { type KeptDatabase, type KeptEntry, type KeptPart, openKept } from './kept-store.ts'
import { Store } from './store.ts'

/**
 * What one person did in one document and the server does not have: what waits to be sent, and what was
 * not taken, with the reason, until the person has dealt with it. It outlives page and epoch. What was not
 * taken is the same in every page that has the document open; what waits is each page's own to send.
 */
export class KeptShelf {
  readonly waiting = new Store<readonly KeptEntry[]>([])
  readonly aside = new Store<readonly KeptEntry[]>([])
  /** Whether what it holds outlives this page: not before it is loaded, nor once something could not be written. */
  readonly held = new Store(false)
  /** Resolves once what earlier visits left is here. */
  readonly loaded: Promise<void>
  private db: KeptDatabase | null = null
  private writing: Promise<unknown> = Promise.resolve()
  private readonly line: KeptLine

  /** @param keeps whether this device may keep it; else what it has is taken into this page alone */
  constructor(
    personId: string,
    readonly document: string,
    readonly keeps: boolean,
  ) {
    this.line = new KeptLine(personId, document, {
      news: (news) => this.heard(news),
      asked: () => this.line.tell({ part: 'aside', put: this.aside.get(), gone: [] }),
    })
    this.loaded = this.load(personId)
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

  /** Other pages are told and heard no more; what is under way is still written. */
  close(): void {
    this.line.close()
  }

  /** Another page has written it already, where the device keeps it. */
  private heard({ part, put, gone }: KeptNews): void {
    const isGone = (entry: KeptEntry) => gone.some((other) => sameChange(other, entry))
    const ids = new Set(put.map(({ id }) => id))
    const stays = this[part].get().filter((entry) => !ids.has(entry.id) && !isGone(entry))
    if (put.length > 0 || stays.length < this[part].get().length) this[part].set([...stays, ...put])
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
        this.held.set(true)
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
    if (part === 'aside') this.line.tell({ part, put: entries, gone: [] })
    if (this.keeps) this.write(part, entries, [])
  }

  private take(part: KeptPart, entries: readonly KeptEntry[]): void {
    const gone = new Set(entries)
    const taken = this[part].get().filter((entry) => gone.has(entry))
    if (taken.length === 0) return
    this[part].set(this[part].get().filter((entry) => !gone.has(entry)))
    this.line.tell({ part, put: [], gone: taken })
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
    // For whatever reason, no room or a device that is being cleared: from here on it is in this page alone. Where nothing
    // is kept this was so before.
    const written = write().catch(() => this.held.set(false))
    this.writing = Promise.allSettled([this.writing, written])
  }
}

/** Whether two pages hold one change, whatever each knows of when and why it was not taken. */
function sameChange(one: KeptEntry | undefined, other: KeptEntry): boolean {
  const madeOf = ({ id, span, memo, field }: KeptEntry) =>
    JSON.stringify([id, span, memo, field?.value])
  return one !== undefined && madeOf(one) === madeOf(other)
}
