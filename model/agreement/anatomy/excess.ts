import type { RivalOverlaps } from './rival-overlaps.ts'
import { firstEndingAfter, type SpanTable, startsBefore } from './span-table.ts'

/**
 * Where, under a span, another coder has rivals of its code that the span's own coder has not.
 *
 * Found once for each span and coder, then asked for from left to right.
 */
export class Excess {
  private readonly known = new Map<number, Map<number, Pieces>>()

  constructor(
    private readonly table: SpanTable,
    private readonly overlaps: RivalOverlaps,
  ) {}

  /** By coder; coders without any are left out. */
  under(span: number): ReadonlyMap<number, Pieces> {
    return this.known.get(span) ?? this.find(span)
  }

  private find(span: number): ReadonlyMap<number, Pieces> {
    const { table, overlaps } = this
    if (overlaps.first[span] === overlaps.first[span + 1]) return none
    const bounds = new Map<number, Bound[]>()
    for (let at = overlaps.first[span]!; at < overlaps.first[span + 1]!; at++) {
      const other = overlaps.others[at]!
      const coder = table.coder[other]!
      const own = bounds.get(coder) ?? []
      bounds.set(coder, own)
      this.addUncovered(span, other, own)
    }
    const found = new Map<number, Pieces>()
    for (const [coder, own] of bounds) found.set(coder, new Pieces(piecesBetween(own)))
    this.known.set(span, found)
    return found
  }

  /** The common part of two spans, without what the first one's coder has of the second one's code. */
  private addUncovered(span: number, other: number, bounds: Bound[]): void {
    const { table } = this
    const code = table.code[other]!
    const coder = table.coder[span]!
    const end = Math.min(table.end[span]!, table.end[other]!)
    let from = Math.max(table.start[span]!, table.start[other]!)
    let own = firstEndingAfter(table, code, coder, from)
    for (; startsBefore(table, own, code, coder, end); own++) {
      addBounds(bounds, code, from, table.start[own]!)
      from = Math.max(from, table.end[own]!)
    }
    addBounds(bounds, code, from, end)
  }
}

interface Piece {
  start: number
  end: number
  codes: readonly number[]
}

/** Pieces of one span, from left to right. */
export class Pieces {
  /** The first that may still matter. */
  private next = 0

  constructor(private readonly pieces: readonly Piece[]) {}

  /** @param visit called for each piece from `start` to `end`: the codes, and at how many positions */
  within(
    start: number,
    end: number,
    visit: (codes: readonly number[], positions: number) => void,
  ): void {
    const { pieces } = this
    while (this.next < pieces.length && pieces[this.next]!.end <= start) this.next++
    for (let at = this.next; at < pieces.length && pieces[at]!.start < end; at++) {
      const piece = pieces[at]!
      visit(piece.codes, Math.min(piece.end, end) - Math.max(piece.start, start))
    }
  }
}

const none: ReadonlyMap<number, Pieces> = new Map()

interface Bound {
  at: number
  code: number
  opens: boolean
}

function addBounds(bounds: Bound[], code: number, start: number, end: number): void {
  if (start >= end) return
  bounds.push({ at: start, code, opens: true }, { at: end, code, opens: false })
}

/** Pieces within which the same codes are in force, those with none left out. */
function piecesBetween(bounds: Bound[]): Piece[] {
  bounds.sort((a, b) => a.at - b.at || Number(a.opens) - Number(b.opens))
  const inForce = new Set<number>()
  const pieces: Piece[] = []
  let from = 0
  for (const { at, code, opens } of bounds) {
    if (at > from && inForce.size > 0) {
      pieces.push({ start: from, end: at, codes: [...inForce].sort((a, b) => a - b) })
    }
    from = at
    if (opens) inForce.add(code)
    else inForce.delete(code)
  }
  return pieces
}
