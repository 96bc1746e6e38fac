import type { DomainErrorCode } from '#model/errors.ts'
import type { LayerDoc } from '#model/live/layer-doc.ts'
import type { CodedSpan } from '#model/span.ts'
import type { KeptEntry } from './kept-store.ts'
import type { LayerOptions } from './layer-options.ts'

/**
 * Follows what is done in one document and keeps it on the shelf, with its words, until the server has
 * acknowledged it.
 */
export class WaitingWork {
  /** What waits and is in this document: only this does an echo cover. */
  private readonly brought = new WeakSet<KeptEntry>()

  /** @param spans those that were shown last, to describe what is removed */
  constructor(
    private readonly layer: LayerDoc,
    private readonly options: LayerOptions,
    private readonly spans: () => readonly CodedSpan[],
  ) {}

  /** These were changed here. */
  changed(spans: readonly string[], memos: readonly string[]): void {
    const kept = [
      ...spans.map((id) => ({ id, span: this.layer.get(id) ?? null, memo: null })),
      ...memos.map((id) => ({ id, span: null, memo: this.layer.memo(id) })),
    ].map((entry) => this.asEntry(entry, null))
    for (const entry of kept) this.isHere(entry)
    this.options.shelf.wait(kept)
  }

  /** It came with the copy on this device, and is sent with the document. */
  isHere(entry: KeptEntry): void {
    this.brought.add(entry)
  }

  /** A fence goes out. @returns what is called when the server has all that was sent before it */
  fence(): () => void {
    const { shelf } = this.options
    const sent = shelf.waiting.get().filter((entry) => this.brought.has(entry))
    return () => shelf.settle(sent)
  }

  asEntry(entry: Pick<KeptEntry, 'id' | 'span' | 'memo'>, code: DomainErrorCode | null): KeptEntry {
    const { name, describe } = this.options
    const isRemoval = entry.span === null && entry.memo === null
    const former = isRemoval ? this.spans().find(({ id }) => id === entry.id) : null
    const words = describe({ ...entry, span: entry.span ?? former ?? null })
    return { ...entry, document: name, code, at: new Date().toISOString(), ...words }
  }
}
