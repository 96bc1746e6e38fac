import type * as Y from 'yjs'
import { type InOrder, keptUp } from '../in-order.ts'

/** Entries that are read before others may have their turn. */
const perStep = 100

/**
 * Entries of a Yjs map as they are read, in order. Kept up by what changed: one more among fifty thousand is put
 * in its place, and the others are not looked at again.
 */
export class OrderedEntries<T> {
  private ordered: readonly T[] = []
  private readonly byKey = new Map<string, T>()
  private isBegun = false
  /** Keys of what was not read since it changed. */
  private readonly changed = new Set<string>()
  /** What was read and has no place yet, and what still has one and is no longer there. */
  private readonly come = new Set<T>()
  private readonly gone = new Set<T>()

  /**
   * @param wellFormed what is well-formed of a value; `null` leaves it out
   * @param inOrder of two entries, negative where the first stands before the second; never 0
   */
  constructor(
    private readonly entries: Y.Map<unknown>,
    private readonly wellFormed: (value: unknown) => T | null,
    private readonly inOrder: InOrder<T>,
  ) {
    entries.observe(({ keysChanged }) => {
      for (const key of keysChanged) this.changed.add(key)
    })
  }

  /**
   * Reads what changed since the last time. What is read as it comes need not be read all at once later.
   *
   * @returns how many entries have no place in the order yet
   */
  read(): number {
    const steps = this.reading()
    while (!steps.next().done) {}
    return this.come.size
  }

  /** The same bit by bit: what changes meanwhile is read as well. */
  *reading(): Generator<void> {
    if (!this.isBegun) for (const key of this.entries.keys()) this.changed.add(key)
    this.isBegun = true
    let read = 0
    for (const key of this.changed) {
      this.changed.delete(key)
      this.readEntry(key)
      if (++read % perStep === 0) yield
    }
  }

  /** The same array, and the same entries, until something changes. */
  all(): readonly T[] {
    this.read()
    this.ordered = keptUp(
      this.ordered,
      { gone: [...this.gone], come: [...this.come] },
      this.inOrder,
    )
    this.gone.clear()
    this.come.clear()
    return this.ordered
  }

  private readEntry(key: string): void {
    const before = this.byKey.get(key)
    if (before !== undefined && !this.come.delete(before)) this.gone.add(before)
    const entry = this.entries.has(key) ? this.wellFormed(this.entries.get(key)) : null
    if (entry === null) this.byKey.delete(key)
    else {
      this.byKey.set(key, entry)
      this.come.add(entry)
    }
  }
}
