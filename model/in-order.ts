/** What went from a list in order, and what came into it. */
export interface Difference<T> {
  gone: readonly T[]
  come: readonly T[]
}

/** So many changes are made in a copy, which for a long list takes less than putting it together anew. */
const few = 16

/** Of two entries, negative where the first stands before the second; never 0 for two that are both there. */
export type InOrder<T> = (a: T, b: T) => number

/**
 * How a list differs from the one before it. Both are in one order, and what did not change is the same object: then
 * little is looked at but the stretch between what is the same at the beginning and what is the same at the end.
 */
export function differenceOf<T>(before: readonly T[], now: readonly T[]): Difference<T> {
  if (before === now) return { gone: [], come: [] }
  let first = 0
  while (first < before.length && before[first] === now[first]) first++
  let [end, newEnd] = [before.length, now.length]
  while (end > first && newEnd > first && before[end - 1] === now[newEnd - 1]) {
    end--
    newEnd--
  }
  const come = new Set(now.slice(first, newEnd))
  const gone = before.slice(first, end).filter((one) => !come.delete(one))
  return { gone, come: [...come] }
}

/**
 * The first index of which something is so, as it is of all after it; found by halving.
 *
 * @param count of indexes, from 0
 * @returns `count` where it is so of none
 */
export function firstWhere(count: number, isSo: (index: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isSo(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Index of the first entry that does not stand before `one`. */
export function placeIn<T>(all: readonly T[], one: T, inOrder: InOrder<T>): number {
  return firstWhere(all.length, (at) => inOrder(all[at]!, one) >= 0)
}

/**
 * The list without what went and with what came, each in its place; the same array where that is nothing. Places are
 * found by halving, and the rest is copied as it stands.
 *
 * @param difference what went is in the list
 */
export function keptUp<T>(
  all: readonly T[],
  { gone, come }: Difference<T>,
  inOrder: InOrder<T>,
): readonly T[] {
  if (gone.length === 0 && come.length === 0) return all
  const steps = [
    ...[...come].sort(inOrder).map((one) => ({ at: placeIn(all, one, inOrder), one })),
    ...gone.map((one) => ({ at: all.indexOf(one, placeIn(all, one, inOrder)), one: null })),
  ].sort((a, b) => a.at - b.at)
  if (steps.length <= few) return withSteps(all, steps)
  const kept: T[] = []
  let from = 0
  for (const { at, one } of steps) {
    for (; from < at; from++) kept.push(all[from]!)
    if (one === null) from = at + 1
    else kept.push(one)
  }
  for (; from < all.length; from++) kept.push(all[from]!)
  return kept
}

function withSteps<T>(all: readonly T[], steps: readonly { at: number; one: T | null }[]): T[] {
  const kept = [...all]
  // From the end, so that places before it stay what they are.
  for (const { at, one } of steps.toReversed()) {
    if (one === null) kept.splice(at, 1)
    else kept.splice(at, 0, one)
  }
  return kept
}
