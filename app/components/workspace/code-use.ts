import { differenceOf } from '#model/in-order.ts'
import type { CodedSpan } from '#model/span.ts'

/** How codes are used in one layer. */
export interface UsedCodes {
  /** Spans of each code that has any. */
  counts: ReadonlyMap<string, number>
  /** Codes as they were used last, the newest first. */
  recent: readonly string[]
}

/** Keeps count of the codes of a layer by what changes in it: a layer may have ten thousand spans. */
export class CodeUse {
  private own: readonly CodedSpan[] = []
  private used: UsedCodes = { counts: new Map(), recent: [] }
  private readonly byCode = new Map<string, Set<CodedSpan>>()
  /** When each code was last given. */
  private readonly newest = new Map<string, string>()

  /** @param own the layer as it is now, in reading order */
  update(own: readonly CodedSpan[]): UsedCodes {
    const { gone, come } = differenceOf(this.own, own)
    this.own = own
    for (const span of gone) this.byCode.get(span.code)?.delete(span)
    for (const span of come) {
      const spans = this.byCode.get(span.code)
      if (spans === undefined) this.byCode.set(span.code, new Set([span]))
      else spans.add(span)
    }
    const codes = new Set([...gone, ...come].map(({ code }) => code))
    for (const code of codes) this.settle(code)
    if (codes.size > 0) this.used = { counts: this.counts(), recent: this.recent() }
    return this.used
  }

  private settle(code: string): void {
    const spans = this.byCode.get(code)
    if (spans === undefined) return
    let newest = ''
    for (const { createdAt } of spans) if (newest < createdAt) newest = createdAt
    if (spans.size > 0) this.newest.set(code, newest)
    else {
      this.newest.delete(code)
      this.byCode.delete(code)
    }
  }

  private counts(): Map<string, number> {
    return new Map([...this.byCode].map(([code, spans]) => [code, spans.size]))
  }

  private recent(): string[] {
    return [...this.newest]
      .sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0))
      .map(([code]) => code)
  }
}
