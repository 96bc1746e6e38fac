import type { DomainErrorCode } from '#model/errors.ts'
import type { Refusal } from '#model/live/closing.ts'
import { type LayerDoc, layerDoc } from '#model/live/layer-doc.ts'
import { CodedSpan } from '#model/span.ts'
import { inParts } from '../in-parts.ts'
import { bringInKept, keptInLayer } from './bring-in-kept.ts'
import { type LiveDocument, openDocument } from './connection.ts'
import { withFirst } from './first-spans.ts'
import type { LayerOptions } from './layer-options.ts'
import { type Act, OwnHistory } from './own-history.ts'
import type { ActChange } from './past-acts.ts'
import type { Store } from './store.ts'
import { WaitingWork } from './waiting-work.ts'

/** Origin of one's own acts: only these can be undone. */
const ownAct = { own: true }
/** Origin of what is taken back because the server refused it. */
const takingBack = { takingBack: true }

/** Origin of what is taken back of an earlier visit. */
const takingBackPast = { takingBackPast: true }

/** What outlives the document, since a fresh start opens another one. */
export interface LayerOnPage {
  spans: Store<readonly CodedSpan[]>
  memos: Store<ReadonlyMap<string, string>>
  canStep: Store<{ undo: boolean; redo: boolean }>
  /** What the server held when it last acknowledged everything; `null` until it has. */
  acknowledged: readonly CodedSpan[] | null
}

/** One live document of one's own layer: what it shows, its undo, and what waits in it. */
export class OpenLayer {
  readonly live: LiveDocument
  readonly layer: LayerDoc
  readonly history: OwnHistory
  private readonly waiting: WaitingWork
  private readonly stops: (() => void)[]
  private arrived = false
  private isLeft = false

  constructor(
    private readonly options: LayerOptions,
    private readonly page: LayerOnPage,
    told: {
      onRefused: (refusal: Refusal) => 'again' | 'stay'
      /** The server has everything that was done before it was asked. */
      onAcknowledged: () => void
    },
  ) {
    const { name, personId, epoch, readOnly, shelf, origin, socket, params } = options
    const writes = readOnly === null
    const live = openDocument(name, {
      personId,
      epoch,
      writes,
      keep: writes && shelf.keeps,
      onRefused: told.onRefused,
      onRights: () => options.onRights?.(),
      onFence: () => this.fence(told.onAcknowledged),
      ...(origin === undefined ? {} : { origin }),
      ...(socket === undefined ? {} : { socket }),
      ...(params === undefined ? {} : { params }),
    })
    const layer = layerDoc(live.doc)
    this.live = live
    this.layer = layer
    this.history = new OwnHistory(layer.undoManager(new Set([ownAct])), page.canStep)
    this.waiting = new WaitingWork(layer, options, page.spans.get)
    this.stops = [
      // Before what is shown changes: what was removed is described as it was.
      layer.observeOwn(({ spans, memos }, origin) => {
        if (origin !== takingBack) this.waiting.changed(spans, memos)
      }),
      layer.observe((isOwn) => {
        // What comes before all is there is shown with it.
        if (this.arrived || isOwn) this.show()
      }),
      () => this.history.destroy(),
    ]
    // A copy of this device that was whole is newer than what the page was rendered with.
    void live.loaded.then((isWhole) => this.arrive(isWhole))
    void live.synced.then(() => this.arrive(true))
    void bringInKept(options, live, keptInLayer(layer), {
      isCurrent: () => !this.isLeft,
      isHere: (entry) => this.waiting.isHere(entry),
    })
  }

  /** Does something to the layer as one act of its history. @returns what it changed */
  do(act: Act, write: (layer: LayerDoc) => void): readonly ActChange[] {
    const { layer, history } = this
    const changes: ActChange[] = []
    const stop = layer.observeOwn(({ spans, memos }, _, before) => {
      for (const id of spans) {
        const known = CodedSpan.safeParse(before(id)).data ?? null
        changes.push({ id, before: known, after: layer.get(id) ?? null })
      }
      for (const id of memos) {
        const known = before(id)
        const memo = { before: typeof known === 'string' ? known : '', after: layer.memo(id) }
        changes.push({ id, memo })
      }
    })
    history.during(act, () => layer.doc.transact(() => write(layer), ownAct))
    stop()
    return changes
  }

  /**
   * Takes back what an act of an earlier visit changed, where nothing was changed since. It is no act of
   * its own: undo goes on with the one before it.
   *
   * @returns whether anything was taken back
   */
  takeBack(changes: readonly ActChange[]): boolean {
    const { layer } = this
    const same = (a: CodedSpan | null, b: CodedSpan | null) =>
      JSON.stringify(a) === JSON.stringify(b)
    const standing = changes.filter((change) =>
      'memo' in change
        ? layer.memo(change.id) === change.memo.after
        : same(layer.get(change.id) ?? null, change.after),
    )
    layer.doc.transact(() => {
      for (const change of standing) {
        if ('memo' in change) layer.setMemo(change.id, change.memo.before)
        else if (change.before === null) layer.remove(change.id)
        else layer.put(change.before)
      }
    }, takingBackPast)
    return standing.length > 0
  }

  /**
   * Takes one entry out of the document, back to what the server last acknowledged of it, and sets it aside.
   *
   * @returns whether there was such an entry
   */
  setAside(id: string, code: DomainErrorCode): boolean {
    const span = this.layer.get(id) ?? null
    const memo = span === null ? this.layer.memo(id) : null
    if (span === null && memo === '') return false
    void this.options.shelf.setAside([this.waiting.asEntry({ id, span, memo }, code)])
    // While undo could bring it back, its content would stay in the document and be sent again.
    this.history.clear()
    const before = this.page.acknowledged?.find((known) => known.id === id)
    this.layer.doc.transact(() => {
      if (span === null) this.layer.setMemo(id, '')
      else if (before === undefined) this.layer.remove(id)
      else this.layer.put(before)
    }, takingBack)
    return true
  }

  /** Closes the document; nothing of it is shown any more. */
  leave(): void {
    this.isLeft = true
    for (const stop of this.stops.splice(0)) stop()
    this.live.close()
  }

  /** Shows what came, once it was read bit by bit. @param isAll whether that is all there is */
  private arrive(isAll: boolean): void {
    if (this.isLeft) return
    const stop = inParts(this.layer.reading(), () => {
      this.arrived ||= isAll
      this.show()
    })
    this.stops.push(stop)
  }

  private show(): void {
    if (this.isLeft) return
    const spans = this.layer.codedSpans()
    this.page.spans.set(this.arrived ? spans : withFirst(this.options.firstSpans, spans))
    this.page.memos.set(this.layer.memos())
  }

  private fence(onAcknowledged: () => void): () => void {
    const spans = this.layer.codedSpans()
    const settle = this.waiting.fence()
    return () => {
      this.page.acknowledged = spans
      onAcknowledged()
      settle()
    }
  }
}
