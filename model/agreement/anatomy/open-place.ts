import type { DisagreementWriter } from './disagreements.ts'
import { kindNumber, kinds } from './kinds.ts'

/**
 * Disagreements of one transcript over positions, found code by code and written in reading order.
 *
 * One of them is open at a time; stretches that follow one another make it longer.
 */
export class OpenPlace {
  private place: { code: number; turn: number; start: number; end: number } | undefined
  /** coders x coders x kinds: positions of the open one. */
  private readonly amounts: Float64Array
  private touched: number[] = []
  private readonly rivals = new Map<number, Map<number, Instead>>()
  private readonly closed: Closed[] = []
  /** Of all closed ones: cell and amount of each pair, and what was given instead of those that have it. */
  private readonly cells: number[] = []
  private readonly counts: number[] = []
  private readonly given = new Map<number, Instead[]>()

  constructor(private readonly coders: number) {
    this.amounts = new Float64Array(coders * coders * kinds.length)
  }

  extend(code: number, turn: number, start: number, end: number): void {
    const { place } = this
    if (place !== undefined && place.end === start && place.turn === turn) place.end = end
    else {
      this.close()
      this.place = { code, turn, start, end }
    }
  }

  add(has: number, lacks: number, kind: number, amount: number): void {
    const cell = (has * this.coders + lacks) * kinds.length + kind
    if (this.amounts[cell] === 0) this.touched.push(cell)
    this.amounts[cell]! += amount
  }

  instead(has: number, lacks: number, code: number, among: number, amount: number): void {
    const cell = (has * this.coders + lacks) * kinds.length + kindNumber.other_code
    const own = this.rivals.get(cell) ?? new Map<number, Instead>()
    this.rivals.set(cell, own)
    const key = code * mostAmong + among
    const known = own.get(key)
    if (known === undefined) own.set(key, { code, among, amount })
    else known.amount += amount
  }

  close(): void {
    if (this.place === undefined) return
    const from = this.cells.length
    for (const cell of this.touched.sort((a, b) => a - b)) {
      const own = this.rivals.get(cell)
      if (own !== undefined) this.given.set(this.cells.length, inOneOrder(own.values()))
      this.cells.push(cell)
      this.counts.push(this.amounts[cell]!)
      this.amounts[cell] = 0
    }
    this.closed.push({ ...this.place, from, to: this.cells.length })
    this.place = undefined
    this.touched = []
    if (this.rivals.size > 0) this.rivals.clear()
  }

  /** @param columns of the coders in the reliability data */
  writeTo(writer: DisagreementWriter, transcript: number, columns: readonly number[]): void {
    this.closed.sort((a, b) => a.start - b.start || a.end - b.end || a.code - b.code)
    for (const { from, to, ...place } of this.closed) {
      writer.place({ ...place, transcript, unit: -1, ratings: columns.length })
      for (let at = from; at < to; at++) {
        const kind = this.cells[at]! % kinds.length
        const pair = (this.cells[at]! - kind) / kinds.length
        const lacks = pair % this.coders
        const has = (pair - lacks) / this.coders
        writer.pair(columns[has]!, columns[lacks]!, kind, this.counts[at]!)
        if (kind !== kindNumber.other_code) continue
        for (const { code, among, amount } of this.given.get(at)!) {
          writer.gaveInstead(code, among, amount)
        }
      }
    }
  }
}

interface Closed {
  code: number
  turn: number
  start: number
  end: number
  from: number
  to: number
}

interface Instead {
  code: number
  among: number
  amount: number
}

/** More codes than a codebook holds. */
const mostAmong = 10_000

function inOneOrder(given: Iterable<Instead>): Instead[] {
  return [...given].sort((a, b) => a.code - b.code || a.among - b.among)
}
