import type { Span } from '../span.ts'

/** A coded span of one coder in one transcript. */
export interface CodedRange extends Span {
  code: string
}

/** More than there are codes, so that an end and a code fit into one number that is sorted fast. */
const mostCodes = 2 ** 20

/** Spans that are gone through before others may have their turn. */
const perStep = 200

/** For two codes, by their ids in alphabetical order, how many pairs of their spans share text. */
export class Overlaps {
  private readonly places = new Map<string, number>()
  private readonly codes: string[] = []
  /** For each code, by its place, how many pairs it has with each other. */
  private readonly rows: number[][] = []

  /** Every two codes that share text somewhere, `one` before `other` in alphabetical order. */
  all(): { one: string; other: string; both: number }[] {
    return this.codes.flatMap((one, place) =>
      this.codes.flatMap((other, otherPlace) => {
        if (one >= other) return []
        const both = (this.rows[place]![otherPlace] ?? 0) + (this.rows[otherPlace]![place] ?? 0)
        return both === 0 ? [] : [{ one, other, both }]
      }),
    )
  }

  /**
   * Adds those of one layer, step by step: pairs of spans of different codes that share at least one character.
   * Each span is held against the codes that are open where it starts, not against their spans: so thirty
   * thousand spans within one another cost no more than there are codes.
   *
   * @param spans in the order of their starts; code points
   */
  *add(spans: readonly CodedRange[]): Generator<void, void, void> {
    const ends = this.endsOf(spans)
    /** How many spans of each code, by its place, are open. */
    const open = new Map<number, number>()
    let ended = 0
    for (const [index, span] of spans.entries()) {
      if (index % perStep === perStep - 1) yield
      for (; ended < ends.length && ends[ended]! < (span.start + 1) * mostCodes; ended++) {
        const over = ends[ended]! % mostCodes
        const left = open.get(over)! - 1
        if (left === 0) open.delete(over)
        else open.set(over, left)
      }
      const own = this.placeOf(span.code)
      const row = this.rows[own]!
      for (const [other, count] of open) {
        if (other !== own) row[other] = (row[other] ?? 0) + count
      }
      open.set(own, (open.get(own) ?? 0) + 1)
    }
  }

  /** Where spans end and the place of their code, as one number each, in order. */
  private endsOf(spans: readonly CodedRange[]): Float64Array {
    return Float64Array.from(spans, ({ end, code }) => end * mostCodes + this.placeOf(code)).sort()
  }

  private placeOf(code: string): number {
    const known = this.places.get(code)
    if (known !== undefined) return known
    this.places.set(code, this.codes.length)
    this.rows.push([])
    return this.codes.push(code) - 1
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
 * @returns `null` where there is neither code, or more pairs than spans
 */
export function cCoefficient(both: number, first: number, second: number): number | null {
  const either = first + second - both
  return either <= 0 ? null : both / either
}
