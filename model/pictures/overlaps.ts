import type { Span } from '../span.ts'

/** A coded span of one coder in one transcript. */
export interface CodedRange extends Span {
  code: string
}

/** For two codes, by their ids in alphabetical order, how many pairs of their spans share text. */
export class Overlaps {
  private readonly pairs = new Map<string, Map<string, number>>()

  /**
   * Adds those of one layer: pairs of spans of different codes that share at least one character.
   *
   * @param spans in the order of their starts; code points
   */
  add(spans: Iterable<CodedRange>): void {
    let open: CodedRange[] = []
    for (const span of spans) {
      open = open.filter(({ end }) => end > span.start)
      for (const { code } of open) if (code !== span.code) this.count(code, span.code)
      open.push(span)
    }
  }

  /** Every two codes that share text somewhere, `one` before `other` in alphabetical order. */
  all(): { one: string; other: string; both: number }[] {
    return [...this.pairs].flatMap(([one, row]) =>
      [...row].map(([other, both]) => ({ one, other, both })),
    )
  }

  private count(one: string, other: string): void {
    const [first, second] = one < other ? [one, other] : [other, one]
    let row = this.pairs.get(first)
    if (row === undefined) this.pairs.set(first, (row = new Map()))
    row.set(second, (row.get(second) ?? 0) + 1)
  }
}

/**
 * How much two codes go together, from 0 (never) up to 1 (always): c = n12 / (n1 + n2 − n12), as Jaccard's
 * index of sets of spans, which programs for qualitative analysis call the c-coefficient. Where a span of one
 * shares text with several of the other it may exceed 1.
 *
 * @param both pairs of spans that share text
 * @param first spans of the one code
 * @param second spans of the other
 * @returns `null` where there is neither code
 */
export function cCoefficient(both: number, first: number, second: number): number | null {
  const either = first + second - both
  return either <= 0 ? null : both / either
}
