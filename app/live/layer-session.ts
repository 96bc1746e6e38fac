import type { DomainErrorCode } from '#model/errors.ts'
import { type LayerDoc, layerDoc } from '#model/live/layer-doc.ts'
import type { CodedSpan } from '#model/span.ts'
import { actOf, bringInKept, putIn } from './bring-in-kept.ts'
import { type ConnectionState, type LiveDocument, openDocument } from './connection.ts'
import { withFirst } from './first-spans.ts'
import type { KeptEntry } from './kept-store.ts'
import type { LayerOptions } from './layer-options.ts'
import { type Act, OwnHistory } from './own-history.ts'
import type { Refusal } from './refusal.ts'
import { Store } from './store.ts'
import { WaitingWork } from './waiting-work.ts'

/** Origin of one's own acts: only these can be undone. */
const ownAct = { own: true }
/** Origin of what is taken back because the server refused it. */
const takingBack = { takingBack: true }
/** A page whose id another one has, or that asks too often, dials anew after this while. */
const pauseMs = 2_000
/** A page that is left waits so long for the last acknowledgement. */
const leaveWithinMs = 3_000
/** Refusals in a row that a new start may mend. */
const mostFreshStarts = 3

/**
 * One's own layer, open for work: its spans, one's acts with their undo, and what the server did not
 * take. A refused entry is set aside and the rest is sent again, so that one bad span never holds up
 * the others.
 */
export class LayerSession {
  readonly spans: Store<readonly CodedSpan[]>
  readonly connection: Store<ConnectionState>
  /** Whether there is something to undo, to redo. */
  readonly canStep = new Store({ undo: false, redo: false })

  private live: LiveDocument
  private layer!: LayerDoc
  private history!: OwnHistory
  private waiting!: WaitingWork
  /** What the server held when it last acknowledged everything; `null` until it has. */
  private acknowledged: readonly CodedSpan[] | null = null
  private arrived = false
  private readonly refusedBefore = new Set<string>()
  private freshStarts = 0
  private stop = () => {}
  private isClosed = false

  constructor(private readonly options: LayerOptions) {
    this.spans = new Store(options.firstSpans)
    this.live = this.open()
    this.connection = new Store(this.standing())
  }

  /** How it stands with the server; what is counted is what differs, not how often it was changed. */
  private standing(): ConnectionState {
    const { shelf } = this.options
    return { ...this.live.state.get(), unsaved: shelf.waiting.get().length, kept: shelf.isKept }
  }

  /** Does something to the layer as one act: one step of undo. */
  do(act: Act, write: (layer: LayerDoc) => void): void {
    this.history.during(act, () => this.layer.doc.transact(() => write(this.layer), ownAct))
  }

  get(id: string): CodedSpan | undefined {
    return this.layer.get(id)
  }

  /** @returns what was undone, `null` where there was nothing */
  undo(): Act | null {
    return this.history.step('undo')
  }

  redo(): Act | null {
    return this.history.step('redo')
  }

  /** Resolves when everything is committed; rejects when that takes longer than `withinMs`. */
  whenSaved(withinMs: number): Promise<void> {
    return this.live.whenSaved(withinMs)
  }

  /** Puts in again what was set aside, for the server to be asked once more. */
  retry(entries: readonly KeptEntry[]): void {
    const [first] = entries
    if (first === undefined) return
    for (const { id } of entries) this.refusedBefore.delete(id)
    this.do(actOf(first), (layer) => {
      for (const entry of entries) putIn(layer, entry)
    })
    this.options.shelf.discard(entries)
  }

  close(): void {
    this.isClosed = true
    this.letGo()
  }

  /**
   * Closes it once the last changes are with the server, or when that takes too long.
   *
   * @returns how many changes the server has not acknowledged
   */
  async leave(): Promise<number> {
    const { link, unsaved } = this.standing()
    if (link === 'live' && unsaved > 0) await this.whenSaved(leaveWithinMs).catch(() => undefined)
    this.close()
    return this.options.shelf.waiting.get().length
  }

  private letGo(): void {
    this.stop()
    this.stop = () => {}
    this.live.close()
  }

  private open(): LiveDocument {
    const { name, personId, epoch, readOnly, shelf, origin, socket, params } = this.options
    const writes = readOnly === null
    const live = openDocument(name, {
      personId,
      epoch,
      writes,
      keep: writes && shelf.keeps,
      onRefused: (refusal) => this.refused(refusal),
      onRights: () => this.options.onRights?.(),
      onFence: () => this.fence(),
      ...(origin === undefined ? {} : { origin }),
      ...(socket === undefined ? {} : { socket }),
      ...(params === undefined ? {} : { params }),
    })
    const layer = layerDoc(live.doc)
    this.layer = layer
    this.history = new OwnHistory(layer.undoManager(new Set([ownAct])), this.canStep)
    const waiting = new WaitingWork(layer, this.options, this.spans.get)
    this.waiting = waiting
    this.arrived = false

    const show = () => {
      this.spans.set(
        this.arrived ? layer.codedSpans() : withFirst(this.options.firstSpans, layer.codedSpans()),
      )
    }
    const stops = [
      // Before what is shown changes: what was removed is described as it was.
      layer.observeOwn(({ spans, memos }, origin) => {
        if (origin !== takingBack) waiting.changed(spans, memos)
      }),
      layer.observe(show),
      live.state.subscribe(() => this.connection.set(this.standing())),
      shelf.waiting.subscribe(() => this.connection.set(this.standing())),
      () => this.history.destroy(),
    ]
    void live.loaded.then(() => {
      // A copy of this device that holds something is newer than what the page was rendered with.
      if (layer.codedSpans().length > 0) this.arrived = true
      show()
    })
    void live.synced.then(() => {
      this.arrived = true
      show()
    })
    void shelf.loaded.then(() => this.connection.set(this.standing()))
    void bringInKept(this.options, live, layer, {
      isCurrent: () => live === this.live && !this.isClosed,
      isHere: (entry) => waiting.isHere(entry),
    })
    this.stop = () => {
      for (const stop of stops) stop()
    }
    return live
  }

  private fence(): () => void {
    const spans = this.layer.codedSpans()
    const settle = this.waiting.fence()
    return () => {
      this.acknowledged = spans
      this.freshStarts = 0
      settle()
    }
  }

  private refused(refusal: Refusal): 'again' | 'stay' {
    const { code, entryId } = refusal
    switch (code) {
      case 'not-signed-in':
        this.options.onOutdated(refusal)
        return 'stay'
      case 'stale-epoch':
        // What waits is written into the document as it is now, once the page knows its epoch.
        void this.giveUp().then(() => this.options.onOutdated(refusal))
        this.startAnewSoon()
        return 'stay'
      case 'conflict':
      case 'too-many-requests':
        this.startAnewSoon()
        return 'stay'
      case 'invalid-input':
      case 'too-large':
        if (entryId !== null && !this.refusedBefore.has(entryId) && this.setAside(entryId, code)) {
          this.refusedBefore.add(entryId)
          return 'again'
        }
        void this.setAllAside(code).then(() => this.startAnew())
        return 'stay'
      default:
        void this.setAllAside(code).then(() => this.options.onOutdated(refusal))
        return 'stay'
    }
  }

  /** Takes one entry out of the document, back to what the server last acknowledged of it. */
  private setAside(id: string, code: DomainErrorCode): boolean {
    const span = this.layer.get(id) ?? null
    const memo = span === null ? this.layer.memo(id) : null
    if (span === null && memo === '') return false
    void this.options.shelf.setAside([this.waiting.asEntry({ id, span, memo }, code)])
    // While undo could bring it back, its content would stay in the document and be sent again.
    this.history.clear()
    const before = this.acknowledged?.find((known) => known.id === id)
    this.layer.doc.transact(() => {
      if (span === null) this.layer.setMemo(id, '')
      else if (before === undefined) this.layer.remove(id)
      else this.layer.put(before)
    }, takingBack)
    return true
  }

  /** The copy goes only once the device holds what was in it and nowhere else. */
  private async setAllAside(code: DomainErrorCode): Promise<void> {
    await this.options.shelf.refuse(code)
    await this.giveUp()
  }

  private async giveUp(): Promise<void> {
    this.letGo()
    await this.live.forget()
  }

  private startAnewSoon(): void {
    if (this.freshStarts++ < mostFreshStarts) setTimeout(() => this.startAnew(), pauseMs)
  }

  private startAnew(): void {
    if (this.isClosed) return
    this.letGo()
    this.live = this.open()
    this.connection.set(this.standing())
  }
}
