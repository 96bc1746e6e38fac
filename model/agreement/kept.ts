/** Things made of one other thing: so many are kept, and then the oldest is forgotten. */
const mostOfOne = 8

/**
 * What was made of a thing before, kept as long as the thing itself is. A thing is an object that never
 * changes: whoever has another state of it brings another object.
 */
export class Kept {
  private readonly made = new WeakMap<object, Map<string, unknown>>()

  /**
   * What was made of `thing` under this name, or else is made now.
   *
   * @param name says everything that shapes it besides the thing
   */
  of<T>(thing: object, name: string, make: () => T): T {
    const own = this.made.get(thing) ?? new Map<string, unknown>()
    this.made.set(thing, own)
    const found = own.has(name) ? (own.get(name) as T) : make()
    own.delete(name)
    own.set(name, found)
    for (const oldest of own.keys()) {
      if (own.size <= mostOfOne) break
      own.delete(oldest)
    }
    return found
  }
}
