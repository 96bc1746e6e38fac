import type * as Y from 'yjs'

/** More changes at once than one in so many entries: then all are put in order anew. */
const fewOf = 8

/**
 * Entries of a Yjs map as they are read, in order. Kept up by what changed: one more among fifty thousand is put
 * in its place, and the others are not looked at again.
 */
export class OrderedEntries<T> {
  private ordered: readonly T[] | null = null
  private readonly byKey = new Map<string, T>()
  private readonly changed = new Set<string>()

  /**
   * @param read what is well-formed of a value; `null` leaves it out
   * @param inOrder of two entries, negative where the first stands before the second; never 0
   */
  constructor(
    private readonly entries: Y.Map<unknown>,
    private readonly read: (value: unknown) => T | null,
    private readonly inOrder: (a: T, b: T) => number,
  ) {
    entries.observe(({ keysChanged }) => {
      for (const key of keysChanged) this.changed.add(key)
    })
  }

  /** The same array, and the same entries, until something changes. */
  all(): readonly T[] {
    if (this.ordered === null) {
      for (const key of this.entries.keys()) this.readEntry(key)
      this.ordered = [...this.byKey.values()].sort(this.inOrder)
    } else if (this.changed.size > 0) this.ordered = this.keptUp(this.ordered)
    this.changed.clear()
    return this.ordered
  }

  private keptUp(ordered: readonly T[]): readonly T[] {
    const gone = new Set<T>()
    const come: T[] = []
    for (const key of this.changed) {
      const before = this.byKey.get(key)
      if (before !== undefined) gone.add(before)
      const now = this.readEntry(key)
      if (now !== null) come.push(now)
    }
    if (this.changed.size * fewOf > ordered.length) {
      return [...this.byKey.values()].sort(this.inOrder)
    }
    const left = gone.size === 0 ? ordered : ordered.filter((entry) => !gone.has(entry))
    return merged(left, come.sort(this.inOrder), this.inOrder)
  }

  private readEntry(key: string): T | null {
    const entry = this.entries.has(key) ? this.read(this.entries.get(key)) : null
    if (entry === null) this.byKey.delete(key)
    else this.byKey.set(key, entry)
    return entry
  }
}

/** Two lists in order as one in order, looking only at places where something of the second goes in. */
export function merged<T>(
  all: readonly T[],
  few: readonly T[],
  inOrder: (a: T, b: T) => number,
): readonly T[] {
  if (few.length === 0) return all
  const result: T[] = []
  let from = 0
  for (const one of few) {
    let [low, high] = [from, all.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (inOrder(all[middle]!, one) < 0) low = middle + 1
      else high = middle
    }
    for (let at = from; at < low; at++) result.push(all[at]!)
    result.push(one)
    from = low
  }
  for (let at = from; at < all.length; at++) result.push(all[at]!)
  return result
}
