import type { Disagreements } from './disagreements.ts'
import { type ByKind, byKind, type Kind, kindNumber, kinds, mostOf } from './kinds.ts'
import type { Names } from './lost.ts'
import { amountIn, costOfAll, isBetween, type Scope, weightIn } from './scope.ts'
import type { UnsureSpans } from './unsure-spans.ts'

/** One disagreement, in words of the study. */
export interface Disagreement {
  /** Its number among all disagreements, in reading order: what `next` and `previous` go by. */
  number: number
  transcript: string
  /** Ordinal of its turn, 0 outside any. */
  turn: number
  /** Code points, the end excluded. */
  start: number
  end: number
  code: string
  /** What most of its pairs of values are; of equally many, the first in the list of kinds. */
  kind: Kind
  pairs: ByKind
  /** Coders who have the code here, and who have it not. Over positions one may be both, in parts. */
  has: string[]
  lacks: string[]
  /** Codes that coders without this one have instead. */
  instead: string[]
  /** Those of the coders who have the code who were unsure of it here. */
  unsure: string[]
  /** Share of the observed disagreement. */
  share: number
}

/** Which disagreements are wanted, and in what order. */
export interface ListChoice extends Scope {
  /** Those in which at least one pair of values is of this kind. */
  kind?: Kind
  /** Place of a transcript in the reliability data. */
  transcript?: number
  /** Those alone in which somebody who has the code was unsure of it. */
  unsure?: UnsureSpans
  order?: 'place' | 'cost'
  /** Of each transcript in the reliability data where it stands in the list; absent: as in the data. */
  ranks?: readonly number[]
}

/**
 * The working list: numbers of disagreements, in reading order or the dearest first. A page of it is a slice;
 * what comes before and after one are its neighbours.
 */
export function workingList(found: Disagreements, choice: ListChoice = {}): Int32Array {
  const { kind, transcript, unsure, order = 'place', ranks, ...scope } = choice
  const chosen: number[] = []
  for (let place = 0; place < found.count; place++) {
    if (transcript !== undefined && found.transcript[place] !== transcript) continue
    if (amountIn(found, place, scope) === 0) continue
    if (kind !== undefined && !hasKind(found, place, kindNumber[kind], scope)) continue
    if (unsure !== undefined && unsure.at(found, place, scope).length === 0) continue
    chosen.push(place)
  }
  const rankOf = (place: number) => ranks?.[found.transcript[place]!] ?? 0
  if (ranks !== undefined) chosen.sort((a, b) => rankOf(a) - rankOf(b) || a - b)
  if (order === 'place') return Int32Array.from(chosen)
  const costs = new Map(
    chosen.map((place) => [place, weightIn(found, place, scope) * amountIn(found, place, scope)]),
  )
  // Equally dear ones stay as they are.
  return Int32Array.from(chosen.sort((a, b) => costs.get(b)! - costs.get(a)!))
}

/** Numbers of the disagreements before and after one in a list; `null` where there is none, or it is not in it. */
export function neighboursIn(
  list: Int32Array,
  number: number | undefined,
): { previous: number | null; next: number | null } {
  const at = number === undefined ? -1 : list.indexOf(number)
  if (at < 0) return { previous: null, next: null }
  return { previous: list[at - 1] ?? null, next: list[at + 1] ?? null }
}

/** By what disagreements are told in full. */
export interface Telling {
  /** Of one code, or between two coders, as the list was chosen. */
  scope?: Scope
  /** Observed disagreement that shares are of; absent: all that is in the scope. */
  total?: number
  /** Where coders were; absent: nowhere. */
  unsure?: UnsureSpans
}

/** Some of the working list in full. */
export function disagreementsAt(
  found: Disagreements,
  names: Names & { transcripts: readonly string[] },
  places: Iterable<number>,
  { scope = {}, total = costOfAll(found, scope), unsure }: Telling = {},
): Disagreement[] {
  return Array.from(places, (place) => {
    const pairs = byKind(() => 0)
    const has = new Set<number>()
    const lacks = new Set<number>()
    for (let at = found.firstPair[place]!; at < found.firstPair[place + 1]!; at++) {
      if (scope.pair !== undefined && !isBetween(found, at, scope.pair)) continue
      pairs[kinds[found.kind[at]!]!] += found.amount[at]!
      has.add(found.has[at]!)
      lacks.add(found.lacks[at]!)
    }
    const cost = weightIn(found, place, scope) * amountIn(found, place, scope)
    return {
      number: place,
      transcript: names.transcripts[found.transcript[place]!]!,
      turn: found.turn[place]!,
      start: found.start[place]!,
      end: found.end[place]!,
      code: names.codes[found.code[place]!]!,
      kind: mostOf(pairs),
      pairs,
      has: named(has, names.coders),
      lacks: named(lacks, names.coders),
      instead: named(insteadAt(found, place, scope), names.codes),
      unsure: (unsure?.at(found, place, scope) ?? []).map((coder) => names.coders[coder]!),
      share: cost / total,
    }
  })
}

function hasKind(found: Disagreements, place: number, kind: number, { pair }: Scope): boolean {
  for (let at = found.firstPair[place]!; at < found.firstPair[place + 1]!; at++) {
    if (found.kind[at] !== kind) continue
    if (pair === undefined || isBetween(found, at, pair)) return true
  }
  return false
}

/** Codes given instead in one disagreement: found by its pairs, which ascend. */
function insteadAt(found: Disagreements, place: number, { pair }: Scope): Set<number> {
  const codes = new Set<number>()
  const end = found.firstPair[place + 1]!
  let low = 0
  let high = found.instead.pair.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (found.instead.pair[middle]! < found.firstPair[place]!) low = middle + 1
    else high = middle
  }
  for (; low < found.instead.pair.length && found.instead.pair[low]! < end; low++) {
    if (pair !== undefined && !isBetween(found, found.instead.pair[low]!, pair)) continue
    codes.add(found.instead.code[low]!)
  }
  return codes
}

function named(places: ReadonlySet<number>, names: readonly string[]): string[] {
  return [...places].sort((a, b) => a - b).map((place) => names[place]!)
}
