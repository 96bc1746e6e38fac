import { isDeepStrictEqual } from 'node:util'

/**
 * The members of a project and the facts of a round are read anew for each document and each change, and
 * are nearly always what they were: all rooms hold the same ones, and not each its own.
 */
export class SharedFacts {
  private readonly known = new Map<string, WeakRef<object>>()

  /** @returns what was shared by that key and says the same, or else what was read */
  share<T extends object>(key: string, read: T): T {
    const held = this.known.get(key)?.deref()
    if (isDeepStrictEqual(held, read)) return held as T
    for (const [old, facts] of this.known) if (facts.deref() === undefined) this.known.delete(old)
    this.known.set(key, new WeakRef(read))
    return read
  }
}
