import type { DomainErrorCode } from '#model/errors.ts'
import type { Refusal } from '#model/live/closing.ts'
import type { LayerDoc } from '#model/live/layer-doc.ts'
import type { CodedSpan } from '#model/span.ts'
import { actOf, putIn } from './bring-in-kept.ts'
import type { ConnectionState } from './connection.ts'
import type { KeptEntry } from './kept-store.ts'
import type { LayerOptions } from './layer-options.ts'
import { type LayerOnPage, OpenLayer } from './open-layer.ts'
import type { Act } from './own-history.ts'
import type { DoneAct, PastAct } from './past-acts.ts'
import { Store } from './store.ts'

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
  /** By what they are about; none until the document is there. */
  readonly memos = new Store<ReadonlyMap<string, string>>(new Map())
  readonly connection: Store<ConnectionState>
  /** Whether there is something to undo, to redo. */
  readonly canStep = new Store({ undo: false, redo: false })

  private readonly page: LayerOnPage
  private open: OpenLayer
  private stopCounting = () => {}
  private readonly refusedBefore = new Set<string>()
  private freshStarts = 0
  /** Acts that stand, the last one last, and those that were undone. */
  private readonly done: DoneAct[] = []
  private readonly undone: DoneAct[] = []
  private isClosed = false

  constructor(private readonly options: LayerOptions) {
    this.spans = new Store(options.firstSpans)
    const { spans, memos, canStep } = this
    this.page = { spans, memos, canStep, acknowledged: null }
    this.open = this.start()
    this.connection = new Store(this.standing())
    this.count()
  }

  /** Does something to the layer as one act: one step of undo. */
  do(act: Act, write: (layer: LayerDoc) => void): void {
    const changes = this.open.do(act, write)
    if (changes.length === 0) return
    this.done.push({ act, changes })
    this.undone.length = 0
  }

  get(id: string): CodedSpan | undefined {
    return this.open.layer.get(id)
  }

  /** @returns what was undone, `null` where there was nothing */
  undo(): Act | null {
    const act = this.open.history.step('undo')
    const last = act === null ? undefined : this.done.pop()
    if (last !== undefined) this.undone.push(last)
    return act
  }

  redo(): Act | null {
    const act = this.open.history.step('redo')
    const next = act === null ? undefined : this.undone.pop()
    if (next !== undefined) this.done.push(next)
    return act
  }

  /**
   * Takes back an act of an earlier visit, once the document is here.
   *
   * @returns whether anything of it still stood
   */
  async takeBack({ changes }: PastAct): Promise<boolean> {
    await this.open.live.synced
    return !this.isClosed && this.open.takeBack(changes)
  }

  /** Resolves when everything is committed; rejects when that takes longer than `withinMs`. */
  whenSaved(withinMs: number): Promise<void> {
    return this.open.live.whenSaved(withinMs)
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
    this.handOver()
    const { link, unsaved } = this.standing()
    if (link === 'live' && unsaved > 0) await this.whenSaved(leaveWithinMs).catch(() => undefined)
    this.close()
    return this.options.shelf.waiting.get().length
  }

  /** How it stands with the server; what is counted is what differs, not how often it was changed. */
  private standing(): ConnectionState {
    const { shelf } = this.options
    const unsaved = shelf.waiting.get().length
    return { ...this.open.live.state.get(), unsaved, kept: shelf.held.get() }
  }

  private start(): OpenLayer {
    return new OpenLayer(this.options, this.page, {
      onRefused: (refusal) => this.refused(refusal),
      onAcknowledged: () => {
        this.freshStarts = 0
      },
    })
  }

  private count(): void {
    const tell = () => this.connection.set(this.standing())
    const { waiting, held } = this.options.shelf
    const stops = [this.open.live.state, waiting, held].map((store) => store.subscribe(tell))
    this.stopCounting = () => {
      for (const stop of stops) stop()
    }
  }

  private letGo(): void {
    this.stopCounting()
    this.open.leave()
    this.handOver()
  }

  /** Its history is over; what was done may still be taken back. */
  private handOver(): void {
    const acts = this.done.splice(0)
    this.undone.length = 0
    if (acts.length > 0) this.options.onOver?.(acts)
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
        if (
          entryId !== null &&
          !this.refusedBefore.has(entryId) &&
          this.open.setAside(entryId, code)
        ) {
          this.refusedBefore.add(entryId)
          this.done.length = 0
          this.undone.length = 0
          return 'again'
        }
        void this.setAllAside(code).then(() => this.startAnew())
        return 'stay'
      default:
        void this.setAllAside(code).then(() => this.options.onOutdated(refusal))
        return 'stay'
    }
  }

  /** The copy goes only once the device holds what was in it and nowhere else. */
  private async setAllAside(code: DomainErrorCode): Promise<void> {
    await this.options.shelf.refuse(code)
    await this.giveUp()
  }

  private async giveUp(): Promise<void> {
    this.letGo()
    await this.open.live.forget()
  }

  private startAnewSoon(): void {
    if (this.freshStarts++ < mostFreshStarts) setTimeout(() => this.startAnew(), pauseMs)
  }

  private startAnew(): void {
    if (this.isClosed) return
    this.letGo()
    this.open = this.start()
    this.count()
    this.connection.set(this.standing())
  }
}
