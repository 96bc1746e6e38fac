import { type Difference, differenceOf, keptUp } from '#model/in-order.ts'
import type { FeedSpan } from '#model/live/feed-doc.ts'
import type { CodedSpan } from '#model/span.ts'
import { type ShownSpan, shownOther, shownOwn } from './shown-span.ts'
import { inOrder } from './span-index.ts'

export type IsShown = (shown: ShownSpan) => boolean

/** What is shown of the coded spans. */
export interface ShownSpans {
  /** In reading order. */
  spans: readonly ShownSpan[]
  /** Those of them with a memo, in the same order. */
  withMemo: readonly ShownSpan[]
  /** How many there are of each coder; `null`: of one's own. */
  coders: ReadonlyMap<string | null, number>
  get: (key: string) => ShownSpan | undefined
}

/**
 * Keeps what is shown by what changes of one's own spans and of the others': one more among fifty thousand goes into
 * its place, and the others are not looked at again.
 */
export class ShownList {
  private own: readonly CodedSpan[] = []
  private others: readonly FeedSpan[] = []
  private isShown: IsShown = () => false
  private byKey = new Map<string, ShownSpan>()
  private coders = new Map<string | null, number>()
  private shown: ShownSpans = this.showing([], [])

  /**
   * @param own in reading order
   * @param others in reading order
   * @param isShown the same function while it says the same: another one is asked about all of them
   */
  update(own: readonly CodedSpan[], others: readonly FeedSpan[], isShown: IsShown): ShownSpans {
    if (isShown !== this.isShown) this.begin(isShown)
    const ofOwn = this.shownOf(differenceOf(this.own, own), shownOwn)
    const ofOthers = this.shownOf(differenceOf(this.others, others), shownOther)
    this.own = own
    this.others = others
    const change = {
      gone: [...ofOwn.gone, ...ofOthers.gone],
      come: [...ofOwn.come, ...ofOthers.come],
    }
    if (change.gone.length > 0 || change.come.length > 0) this.take(change)
    return this.shown
  }

  private begin(isShown: IsShown): void {
    this.isShown = isShown
    this.own = []
    this.others = []
    this.byKey.clear()
    this.coders.clear()
    this.shown = this.showing([], [])
  }

  private shownOf<T>({ gone, come }: Difference<T>, shown: (span: T) => ShownSpan) {
    const those = (spans: readonly T[]) => spans.map(shown).filter(this.isShown)
    return { gone: those(gone), come: those(come) }
  }

  private take({ gone, come }: Difference<ShownSpan>): void {
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
    const { byKey } = this
    return { spans, withMemo, coders: new Map(this.coders), get: (key) => byKey.get(key) }
  }
}
