import { type Disagreements, weightOf } from './disagreements.ts'
import type { Names } from './lost.ts'

/** What figures are about: everything, one code, one pair of coders, or one pair on one code. */
export interface Scope {
  /** Place of a code in the reliability data. */
  code?: number
  /** Columns of two coders. */
  pair?: readonly [number, number]
}

/**
 * The scope of a code and of two coders, each where given.
 *
 * @returns `undefined` where the data has not this code, or not both of these coders
 */
export function scopeOf(
  { codes, coders }: Names,
  { code, coders: two }: { code?: string; coders?: readonly [string, string] },
): Scope | undefined {
  const place = code === undefined ? undefined : codes.indexOf(code)
  const pair = two?.map((coder) => coders.indexOf(coder))
  if (place === -1 || pair?.includes(-1)) return undefined
  return {
    ...(place === undefined ? {} : { code: place }),
    ...(pair === undefined ? {} : { pair: [pair[0]!, pair[1]!] }),
  }
}

/** Disagreeing pairs of values of one disagreement that are within a scope. */
export function amountIn(found: Disagreements, place: number, { code, pair }: Scope): number {
  if (code !== undefined && found.code[place] !== code) return 0
  let sum = 0
  for (let at = found.firstPair[place]!; at < found.firstPair[place + 1]!; at++) {
    if (pair === undefined || isBetween(found, at, pair)) sum += found.amount[at]!
  }
  return sum
}

/** What a pair of values counts for: a pair of coders is compared as if nobody else had been there. */
export function weightIn({ ratings }: Disagreements, place: number, { pair }: Scope): number {
  return weightOf(pair === undefined ? ratings[place]! : 2)
}

/** Whether a pair of values is one of these two coders. */
export function isBetween(
  { has, lacks }: Disagreements,
  at: number,
  [one, other]: readonly [number, number],
): boolean {
  return (has[at] === one && lacks[at] === other) || (has[at] === other && lacks[at] === one)
}

/** Observed disagreement, times the number of pairable values. */
export function costOfAll(found: Disagreements, scope: Scope = {}): number {
  const cost = new Weighed()
  for (let place = 0; place < found.count; place++) {
    cost.add(weightIn(found, place, scope), amountIn(found, place, scope))
  }
  return cost.sum()
}

/** A sum of weighed amounts that counts them whole for each weight, so that no order changes a digit. */
export class Weighed {
  private readonly amounts = new Map<number, number>()

  add(weight: number, amount: number): void {
    if (amount > 0) this.amounts.set(weight, (this.amounts.get(weight) ?? 0) + amount)
  }

  sum(): number {
    return [...this.amounts]
      .sort(([a], [b]) => a - b)
      .reduce((sum, [weight, amount]) => sum + weight * amount, 0)
  }
}
