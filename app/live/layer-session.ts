import type * as Y from 'yjs'
import { type LayerDoc, layerDoc } from '#model/live/layer-doc.ts'
import { type CodedSpan, inReadingOrder } from '#model/span.ts'
import { type ConnectionState, type LiveDocument, openDocument } from './connection.ts'
import type { Refusal } from './refusal.ts'
import { type SetAside, SetAsideShelf } from './set-aside.ts'
import { Store } from './store.ts'

/** What a person did, for undo to name it. */
export interface Act {
  kind:
    | 'add'
    | 'remove'
    | 'change-code'
    | 'move-edge'
    | 'memo'
    | 'slot'
    | 'unsure'
    | 'transcript-memo'
  /** Id of the code it is about; absent for a memo of the transcript. */
  code?: string
}

export interface LayerOptions {
  name: string
  personId: string
  epoch: number
  /** Whether this person may write the layer now. A layer that is only read keeps no copy here. */
  writes: boolean
  /** Spans the page was rendered with, shown until the document is here. */
  firstSpans: readonly CodedSpan[]
  /** Something about the layer is no longer as the page was told: ask the server again. */
  onOutdated: (refusal: Refusal) => void
  /** The same, said by the server while the line is open. */
  onRights?: () => void
  origin?: string
  socket?: typeof WebSocket
  params?: Record<string, string>
}

/** Origin of one's own acts: only these can be undone. */
const ownAct = { own: true }

/**
 * One's own layer, open for work: its spans, one's acts with their undo, and what the server did not
 * take. A refused entry is set aside and the rest is sent again, so that one bad span never holds up
 * the others.
 */
export class LayerSession {
  readonly spans: Store<readonly CodedSpan[]>
  readonly connection: Store<ConnectionState>
  readonly aside: SetAsideShelf
  /** Whether there is something to undo, to redo. */
  readonly history = new Store({ undo: false, redo: false })

  private live: LiveDocument
  private layer!: LayerDoc
  private undoManager!: Y.UndoManager
  private act: Act | null = null
  /** What the server held when it last acknowledged everything; `null` until it has. */
  private acknowledged: readonly CodedSpan[] | null = null
  private arrived = false
  private readonly refusedBefore = new Set<string>()
  private stop = () => {}
  private isClosed = false

  constructor(private readonly options: LayerOptions) {
    this.spans = new Store(options.firstSpans)
    this.aside = new SetAsideShelf(options.personId, options.name)
    this.live = this.open()
    this.connection = new Store(this.live.state.get())
  }

  /** Does something to the layer as one act: one step of undo. */
  do(act: Act, write: (layer: LayerDoc) => void): void {
    this.act = act
    this.layer.doc.transact(() => write(this.layer), ownAct)
    this.act = null
  }

  get(id: string): CodedSpan | undefined {
    return this.layer.get(id)
  }

  /** @returns what was undone, `null` where there was nothing */
  undo(): Act | null {
    return this.step('undo')
  }

  redo(): Act | null {
    return this.step('redo')
  }

  /** Resolves when everything is committed; rejects when that takes longer than `withinMs`. */
  whenSaved(withinMs: number): Promise<void> {
    return this.live.whenSaved(withinMs)
  }

  /** Brings back what was set aside, for the server to be asked once more. */
  retry(entry: SetAside): void {
    this.refusedBefore.delete(entry.id)
    this.aside.remove(entry.id)
    const { span, memo } = entry
    if (span !== null) this.do({ kind: 'add', code: span.code }, (layer) => layer.put(span))
    else if (memo !== null) {
      this.do({ kind: 'transcript-memo' }, (layer) => layer.setMemo(entry.id, memo))
    }
  }

  dial(): void {
    this.live.dial()
  }

  close(): void {
    this.isClosed = true
    this.letGo()
  }

  private letGo(): void {
    this.stop()
    this.stop = () => {}
    this.live.close()
  }

  private open(): LiveDocument {
    const { name, personId, epoch, writes } = this.options
    const live = openDocument(name, {
      personId,
      epoch,
      writes,
      keep: writes,
      onRefused: (refusal) => this.refused(refusal),
      onRights: () => this.options.onRights?.(),
      onFence: () => {
        const sent = this.layer.codedSpans()
        return () => {
          this.acknowledged = sent
        }
      },
      ...(this.options.origin === undefined ? {} : { origin: this.options.origin }),
      ...(this.options.socket === undefined ? {} : { socket: this.options.socket }),
      ...(this.options.params === undefined ? {} : { params: this.options.params }),
    })
    const layer = layerDoc(live.doc)
    const undoManager = layer.undoManager(new Set([ownAct]))
    this.layer = layer
    this.undoManager = undoManager
    this.arrived = false

    undoManager.on(
      'stack-item-added',
      ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }) => {
        if (this.act !== null) stackItem.meta.set('act', this.act)
        this.showHistory()
      },
    )
    const show = () => {
      this.spans.set(this.arrived ? layer.codedSpans() : this.withFirst(layer.codedSpans()))
    }
    const stopObserving = layer.observe(show)
    const stopState = live.state.subscribe(() => this.connection.set(live.state.get()))
    void live.loaded.then(() => {
      // A copy of this device that holds something is newer than what the page was rendered with.
      if (layer.codedSpans().length > 0) this.arrived = true
      show()
    })
    void live.synced.then(() => {
      this.arrived = true
      show()
      this.aside.removeWhere(
        ({ id, span }) => span !== null && JSON.stringify(layer.get(id)) === JSON.stringify(span),
      )
    })
    this.stop = () => {
      stopObserving()
      stopState()
      undoManager.destroy()
    }
    return live
  }

  private withFirst(spans: readonly CodedSpan[]): readonly CodedSpan[] {
    if (spans.length === 0) return this.options.firstSpans
    const known = new Set(spans.map((span) => span.id))
    const first = this.options.firstSpans.filter((span) => !known.has(span.id))
    return [...first, ...spans].sort(inReadingOrder)
  }

  private step(direction: 'undo' | 'redo'): Act | null {
    const item = this.undoManager[direction]()
    if (item === null) return null
    const act = (item.meta.get('act') as Act | undefined) ?? null
    // What can now be done the other way is the same act.
    const other = direction === 'undo' ? this.undoManager.redoStack : this.undoManager.undoStack
    other.at(-1)?.meta.set('act', act)
    this.showHistory()
    return act
  }

  private showHistory(): void {
    this.history.set({ undo: this.undoManager.canUndo(), redo: this.undoManager.canRedo() })
  }

  private refused(refusal: Refusal): 'again' | 'stay' {
    const { code, entryId } = refusal
    if (code === 'stale-epoch') {
      void this.startOver(refusal).then(() => this.options.onOutdated(refusal))
      return 'stay'
    }
    if (code !== 'invalid-input' && code !== 'too-large') {
      this.options.onOutdated(refusal)
      return 'stay'
    }
    if (entryId !== null && !this.refusedBefore.has(entryId) && this.setAside(entryId, refusal)) {
      this.refusedBefore.add(entryId)
      return 'again'
    }
    void this.startOver(refusal).then(() => {
      if (this.isClosed) return
      this.live = this.open()
      this.connection.set(this.live.state.get())
    })
    return 'stay'
  }

  /** Takes one entry out of the document, back to what the server last acknowledged of it. */
  private setAside(id: string, { code }: Refusal): boolean {
    const at = new Date().toISOString()
    const span = this.layer.get(id) ?? null
    const memo = span === null ? this.layer.memo(id) : ''
    if (span === null && memo === '') return false
    this.aside.add([{ id, span, memo: span === null ? memo : null, code, at }])
    // While undo could bring it back, its content would stay in the document and be sent again.
    this.undoManager.clear()
    this.showHistory()
    const before = this.acknowledged?.find((known) => known.id === id)
    this.layer.doc.transact(() => {
      if (span === null) this.layer.setMemo(id, '')
      else if (before === undefined) this.layer.remove(id)
      else this.layer.put(before)
    })
    return true
  }

  /** Sets aside all that was not acknowledged and drops the copy of this device. */
  private async startOver({ code }: Refusal): Promise<void> {
    if (this.live.state.get().unsaved > 0) {
      const known = new Map((this.acknowledged ?? []).map((span) => [span.id, span]))
      const at = new Date().toISOString()
      this.aside.add(
        this.layer
          .codedSpans()
          .filter((span) => known.get(span.id) !== span)
          .map((span) => ({ id: span.id, span, memo: null, code, at })),
      )
    }
    this.letGo()
    await this.live.forget()
  }
}
