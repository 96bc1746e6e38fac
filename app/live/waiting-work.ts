import type { DomainErrorCode } from '#model/errors.ts'
import type { LayerDoc } from '#model/live/layer-doc.ts'
import type { CodedSpan } from '#model/span.ts'
import { BroughtWork } from './brought-work.ts'
import type { KeptEntry } from './kept-store.ts'
import type { LayerOptions } from './layer-options.ts'

/**
 * Follows what is done in one document and keeps it on the shelf, with its words, until the server has
 * acknowledged it.
 */
export class WaitingWork extends BroughtWork {
  /** @param spans those that were shown last, to describe what is removed */
  constructor(
    private readonly layer: LayerDoc,
    private readonly options: LayerOptions,
    private readonly spans: () => readonly CodedSpan[],
  ) {
    super(options.shelf)
  }

  /** These were changed here. */
  changed(spans: readonly string[], memos: readonly string[]): void {
    const kept = [
      ...spans.map((id) => ({ id, span: this.layer.get(id) ?? null, memo: null })),
      ...memos.map((id) => ({ id, span: null, memo: this.layer.memo(id) })),
    ].map((entry) => this.asEntry(entry, null))
    this.wait(kept)
  }

  asEntry(entry: Pick<KeptEntry, 'id' | 'span' | 'memo'>, code: DomainErrorCode | null): KeptEntry {
    const { name, describe } = this.options
    const isRemoval = entry.span === null && entry.memo === null
    const former = isRemoval ? this.spans().find(({ id }) => id === entry.id) : null
    const words = describe({ ...entry, span: entry.span ?? former ?? null })
    return { ...entry, document: name, code, at: new Date().toISOString(), ...words }
  }
}
