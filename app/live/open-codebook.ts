import type { DomainErrorCode } from '#model/errors.ts'
import type { Refusal } from '#model/live/closing.ts'
import { type CodebookDoc, codebookDoc, type FieldChange } from '#model/live/codebook-doc.ts'
import { bringInKept } from './bring-in-kept.ts'
import { BroughtWork } from './brought-work.ts'
import { type LiveDocument, openDocument } from './connection.ts'
import { hasPlace, keptInCodebook } from './kept-fields.ts'
import type { KeptEntry } from './kept-store.ts'
import type { LayerOptions } from './layer-options.ts'

/** What a page tells of the codebook that it opens. */
export interface OpenCodebookOptions
  extends Pick<
    LayerOptions,
    'name' | 'personId' | 'epoch' | 'readOnly' | 'shelf' | 'origin' | 'socket' | 'params'
  > {
  /** What is kept of a field for people to read, and where it can be opened. */
  describe: (change: FieldChange) => Pick<KeptEntry, 'row' | 'path'>
  /** It has another history now and nothing waits here: it can be opened anew. */
  onOutdated?: () => void
}

/** A field that is written faster than the server answers: of so many states it may have any. */
const mostBefore = 20

/** Refusals that are not about what was written: it waits on. */
const passing: readonly DomainErrorCode[] = [
  'not-signed-in',
  'stale-epoch',
  'conflict',
  'too-many-requests',
]

/** The working codebook's live document, and what of it waits on this device. */
export class OpenCodebook {
  readonly live: LiveDocument
  readonly codebook: CodebookDoc
  private readonly waiting: BroughtWork
  private isLeft = false

  constructor(private readonly options: OpenCodebookOptions) {
    const { name, personId, epoch, readOnly, shelf, origin, socket, params } = options
    const writes = readOnly === null
    this.waiting = new BroughtWork(shelf)
    this.live = openDocument(name, {
      personId,
      epoch,
      writes,
      keep: writes && shelf.keeps,
      presence: writes,
      onFence: () => this.waiting.fence(),
      onRefused: (refusal) => this.refused(refusal),
      ...(origin === undefined ? {} : { origin }),
      ...(socket === undefined ? {} : { socket }),
      ...(params === undefined ? {} : { params }),
    })
    this.codebook = codebookDoc(this.live.doc)
    this.codebook.observeOwn((changes) => this.changed(changes))
    void bringInKept(options, this.live, keptInCodebook(this.codebook), {
      isCurrent: () => !this.isLeft,
      isHere: (entry) => this.waiting.isHere(entry),
    })
  }

  /** Puts in again what was set aside; a field of a code that is gone stays where it is. */
  retry(entries: readonly KeptEntry[]): void {
    const placed = entries.filter(hasPlace(this.codebook, entries))
    const { putIn } = keptInCodebook(this.codebook)
    this.codebook.doc.transact(() => {
      for (const entry of placed) putIn(entry)
    })
    this.options.shelf.discard(placed)
  }

  close(): void {
    this.isLeft = true
    this.live.close()
  }

  private changed(changes: readonly FieldChange[]): void {
    const { name: document, shelf, describe } = this.options
    const waiting = new Map(shelf.waiting.get().map((entry) => [entry.id, entry]))
    const at = new Date().toISOString()
    const entries = changes.map((change): KeptEntry => {
      const { key: id, value } = change
      const former = waiting.get(id)?.field?.before ?? []
      // What was acknowledged last is told first, and stays.
      const sent = this.live.provider.wsconnected || former.length === 0 ? [change.before] : []
      const before = [...former.slice(0, 1), ...[...former.slice(1), ...sent].slice(-mostBefore)]
      const field = { value, before }
      return { document, id, span: null, memo: null, field, code: null, at, ...describe(change) }
    })
    this.waiting.wait(entries)
  }

  /** What the server does not take is set aside, one field where it names one. */
  private refused({ code, entryId }: Refusal): 'stay' {
    const { shelf } = this.options
    if (code === 'stale-epoch') void this.giveUp()
    if (passing.includes(code)) return 'stay'
    const waiting = shelf.waiting.get()
    const named = waiting.filter(({ id }) => id === entryId)
    const at = new Date().toISOString()
    const gone = named.length > 0 ? named : waiting
    void shelf.setAside(gone.map((entry) => ({ ...entry, code, at })))
    return 'stay'
  }

  /** The copy on this device would be refused again, or send what the server did not take from others. */
  private async giveUp(): Promise<void> {
    const { shelf, onOutdated } = this.options
    await Promise.all([shelf.loaded, this.live.forget()])
    if (!this.isLeft && shelf.waiting.get().length === 0) onOutdated?.()
  }
}
