import type { KeptShelf } from './kept-shelf.ts'
import type { KeptEntry } from './kept-store.ts'

/** What waits on the shelf and is in one document: only this does an echo cover. */
export class BroughtWork {
  private readonly brought = new WeakSet<KeptEntry>()

  constructor(private readonly shelf: KeptShelf) {}

  /** It was done here, and waits from now on. */
  wait(entries: readonly KeptEntry[]): void {
    for (const entry of entries) this.isHere(entry)
    this.shelf.wait(entries)
  }

  /** It came with the copy on this device, and is sent with the document. */
  isHere(entry: KeptEntry): void {
    this.brought.add(entry)
  }

  /** A fence goes out. @returns what is called when the server has all that was sent before it */
  fence(): () => void {
    const sent = this.shelf.waiting.get().filter((entry) => this.brought.has(entry))
    return () => this.shelf.settle(sent)
  }
}
