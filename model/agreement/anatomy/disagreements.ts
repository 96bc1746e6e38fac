import { Column } from './column.ts'

/**
 * All that coders disagree on, once each, in reading order: transcript, start, end, code.
 *
 * A disagreement is one code in one place: a unit, or a stretch of one turn within which coders disagree on
 * the code at every position. It is made of pairs of values, one coder having the code and one not, each of
 * one kind. Held in columns, since a large study has millions of pairs; `lost-agreement.ts`, `confusion.ts`,
 * `costs.ts`, `passages.ts` and `working-list.ts` are sums over them.
 */
export interface Disagreements {
  over: Over
  /** Number of disagreements. */
  count: number
  /** Of each: place of its transcript in the reliability data. */
  transcript: Int32Array
  /** Ordinal of its turn, 0 outside any. */
  turn: Int32Array
  /** Place of its unit in the reliability data, -1 over positions. */
  unit: Int32Array
  start: Int32Array
  end: Int32Array
  /** Place of its code in the reliability data. */
  code: Int32Array
  /** Coders who completed the transcript. */
  ratings: Int32Array
  /** The first of its pairs; the next one's first ends them. `count + 1` long. */
  firstPair: Int32Array
  /** Of each pair of values: the columns of the coder who has the code and of the one who has not. */
  has: Int32Array
  lacks: Int32Array
  /** Place in `kinds`. */
  kind: Int32Array
  /** 1 for a unit; over positions their number. */
  amount: Int32Array
  /** What pairs of the kind `other_code` have instead: a pair may have several such codes. */
  instead: {
    /** Index of the pair, ascending. */
    pair: Int32Array
    code: Int32Array
    /** How many such codes there are in this place: each takes an equal part of it. */
    among: Int32Array
    amount: Int32Array
  }
}

/** What coders are compared on. Positions are code points, counted by run lengths. */
export type Over = 'units' | 'positions'

/** One disagreement before its pairs. */
export interface Place {
  transcript: number
  turn: number
  unit: number
  start: number
  end: number
  code: number
  ratings: number
}

const placeFields = ['transcript', 'turn', 'unit', 'start', 'end', 'code', 'ratings'] as const
const pairFields = ['has', 'lacks', 'kind', 'amount'] as const
const insteadFields = ['pair', 'code', 'among', 'amount'] as const

/** Writes disagreements: a place, then its pairs, each followed by what was given instead. */
export class DisagreementWriter {
  private readonly places = columnsOf(placeFields)
  private readonly pairs = columnsOf(pairFields)
  private readonly instead = columnsOf(insteadFields)
  private readonly firstPair = new Column()

  place(place: Place): void {
    for (const field of placeFields) this.places[field].push(place[field])
    this.firstPair.push(this.pairs.has.length)
  }

  pair(has: number, lacks: number, kind: number, amount: number): void {
    this.pairs.has.push(has)
    this.pairs.lacks.push(lacks)
    this.pairs.kind.push(kind)
    this.pairs.amount.push(amount)
  }

  /** Of the pair written last: a code the one without it has there, one of so many. */
  gaveInstead(code: number, among: number, amount: number): void {
    this.instead.pair.push(this.pairs.has.length - 1)
    this.instead.code.push(code)
    this.instead.among.push(among)
    this.instead.amount.push(amount)
  }

  finish(over: Over): Disagreements {
    const count = this.firstPair.length
    this.firstPair.push(this.pairs.has.length)
    return {
      over,
      count,
      ...valuesOf(this.places, placeFields),
      firstPair: this.firstPair.values(),
      ...valuesOf(this.pairs, pairFields),
      instead: valuesOf(this.instead, insteadFields),
    }
  }
}

/**
 * What one pair of values counts for in the observed disagreement of alpha, before division by the number of
 * pairable values: both its orders, over the other ratings of the place.
 */
export function weightOf(ratings: number): number {
  return 2 / (ratings - 1)
}

function columnsOf<F extends string>(fields: readonly F[]): Record<F, Column> {
  return Object.fromEntries(fields.map((field) => [field, new Column()])) as Record<F, Column>
}

function valuesOf<F extends string>(
  columns: Record<F, Column>,
  fields: readonly F[],
): Record<F, Int32Array> {
  return Object.fromEntries(fields.map((field) => [field, columns[field].values()])) as Record<
    F,
    Int32Array
  >
}
