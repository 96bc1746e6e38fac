import { differenceOf, keptUp } from '#model/in-order.ts'
import type { FeedSpan } from '#model/live/feed-doc.ts'
import { type Shared, SharedCodes, type SharedIn } from '#model/shared-codes.ts'
import type { CodedSpan } from '#model/span.ts'
import { type ShownSpan, shownOther, shownOwn } from './shown-span.ts'
import { inOrder } from './span-index.ts'

/** Which of all coded spans are shown. */
export interface Choice {
  /** @param shared how far its code is shared there; `null` where that is not asked */
  isShown: (shown: ShownSpan, shared: Shared | null) => boolean
  /** Who are compared, `null` for oneself among them; `null` where that is not asked. */
  compared: readonly (string | null)[] | null
  /** One's own spans as they once were, which then stand alone; `null` for how they are now. */
  earlier: readonly CodedSpan[] | null
}

/** What is shown of the coded spans. */
export interface ShownSpans {
  /** In reading order. */
  spans: readonly ShownSpan[]
  /** Those of them with a memo, in the same order. */
  withMemo: readonly ShownSpan[]
  /** How many there are of each coder; `null`: of one's own. */
  coders: ReadonlyMap<string | null, number>
  get: (key: string) => ShownSpan | undefined
  /** How far a span's code is shared there; `null` where that is not asked. */
  sharedIn: SharedIn | null
}

const nobodys: readonly FeedSpan[] = []

/**
 * Keeps what is shown by what changes of one's own spans and of the others': one more among fifty thousand goes into
 * its place, and the others are not looked at again.
 */
export class ShownList {
  private own: readonly CodedSpan[] = []
  private others: readonly FeedSpan[] = []
  private readonly byKey = new Map<string, ShownSpan>()
  private readonly coders = new Map<string | null, number>()
  private readonly shared: SharedCodes<ShownSpan> | null
  private shown: ShownSpans

  constructor(readonly choice: Choice) {
    const { compared } = choice
    this.shared = compared === null ? null : new SharedCodes(compared)
    this.shown = this.showing([], [])
  }

  /**
   * @param own in reading order
   * @param others in reading order
   * @returns the same as long as nothing of it changes
   */
  update(own: readonly CodedSpan[], others: readonly FeedSpan[]): ShownSpans {
    const { earlier } = this.choice
    return earlier === null ? this.takeIn(own, others) : this.takeIn(earlier, nobodys)
  }

  /** Takes them in bit by bit: all of them at once would hold up the page. */
  *filling(
    own: readonly CodedSpan[],
    others: readonly FeedSpan[],
    perStep = 1_000,
  ): Generator<void> {
    const most = Math.max(own.length, others.length, this.choice.earlier?.length ?? 0)
    for (let to = perStep; to < most; to += perStep) {
      const { earlier } = this.choice
      if (earlier === null) this.takeIn(own.slice(0, to), others.slice(0, to))
      else this.takeIn(earlier.slice(0, to), nobodys)
      yield
    }
    this.update(own, others)
  }

  private takeIn(own: readonly CodedSpan[], others: readonly FeedSpan[]): ShownSpans {
    const ofOwn = differenceOf(this.own, own)
    const ofOthers = differenceOf(this.others, others)
    this.own = own
    this.others = others
    this.change(
      [...ofOwn.gone.map(shownOwn), ...ofOthers.gone.map(shownOther)],
      [...ofOwn.come.map(shownOwn), ...ofOthers.come.map(shownOther)],
    )
    return this.shown
  }

  private change(gone: readonly ShownSpan[], come: readonly ShownSpan[]): void {
    // What others do may change whether a span is shown that stands as it stood.
    const again = this.shared?.change(gone, come) ?? []
    const asked = new Set([...come, ...again])
    const went = gone.filter((one) => this.has(one))
    const came: ShownSpan[] = []
    for (const one of asked) {
      const isShown = this.choice.isShown(one, this.shared?.in(one.span) ?? null)
      if (isShown && !this.has(one)) came.push(one)
      if (!isShown && this.has(one)) went.push(one)
    }
    if (went.length > 0 || came.length > 0 || again.length > 0) this.settle(went, came)
  }

  private has(one: ShownSpan): boolean {
    return this.byKey.get(one.key) === one
  }

  private settle(gone: readonly ShownSpan[], come: readonly ShownSpan[]): void {
    for (const { key, coder } of gone) {
      this.byKey.delete(key)
      this.count(coder, -1)
    }
    for (const shown of come) {
      this.byKey.set(shown.key, shown)
      this.count(shown.coder, 1)
    }
    const hasMemo = ({ span }: ShownSpan) => span.memo !== ''
    const memos = { gone: gone.filter(hasMemo), come: come.filter(hasMemo) }
    this.shown = this.showing(
      keptUp(this.shown.spans, { gone, come }, inOrder),
      keptUp(this.shown.withMemo, memos, inOrder),
    )
  }

  private count(coder: string | null, step: 1 | -1): void {
    const left = (this.coders.get(coder) ?? 0) + step
    if (left === 0) this.coders.delete(coder)
    else this.coders.set(coder, left)
  }

  private showing(spans: readonly ShownSpan[], withMemo: readonly ShownSpan[]): ShownSpans {
    const { byKey, shared } = this
    return {
      spans,
      withMemo,
      coders: new Map(this.coders),
      get: (key) => byKey.get(key),
      // Another function each time: what is drawn by it may be drawn otherwise now.
      sharedIn: shared === null ? null : (span) => shared.in(span),
    }
  }
}
