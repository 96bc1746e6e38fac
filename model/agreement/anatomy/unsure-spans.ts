import { groupedBy } from '../../grouped.ts'
import { overlaps, type Span } from '../../span.ts'
import type { ReliabilityData } from '../reliability.ts'
import type { Disagreements } from './disagreements.ts'
import { isBetween, type Scope } from './scope.ts'

/** Where coders said of a coded span that they were unsure. */
export class UnsureSpans {
  /** By transcript and code, as places in the reliability data, with the column of the coder. */
  private readonly found: ReadonlyMap<string, readonly (Span & { coder: number })[]>

  constructor({ parts, coders }: Pick<ReliabilityData, 'parts' | 'coders'>) {
    const columns = new Map(coders.map((coder, column) => [coder, column]))
    const unsure = parts.flatMap(({ part }, transcript) =>
      part.unsure.map(({ coder, code, start, end }) => ({
        at: placeName(transcript, code),
        coder: columns.get(coder)!,
        start,
        end,
      })),
    )
    this.found = groupedBy(unsure, ({ at }) => at)
  }

  /** Columns of the coders who have the code in a disagreement by a span of which they were unsure, ascending. */
  at(of: Disagreements, place: number, { pair }: Scope = {}): number[] {
    const spans = this.found.get(placeName(of.transcript[place]!, of.code[place]!)) ?? []
    const here = { start: of.start[place]!, end: of.end[place]! }
    const unsure = new Set(spans.filter((span) => overlaps(span, here)).map(({ coder }) => coder))
    if (unsure.size === 0) return []
    const having = new Set<number>()
    for (let at = of.firstPair[place]!; at < of.firstPair[place + 1]!; at++) {
      if (pair === undefined || isBetween(of, at, pair)) having.add(of.has[at]!)
    }
    return [...unsure].filter((coder) => having.has(coder)).sort((a, b) => a - b)
  }
}

function placeName(transcript: number, code: number): string {
  return `${transcript} ${code}`
}
