/** One value that changes, for `useSyncExternalStore`. */
export class Store<T> {
  private readonly listeners = new Set<() => void>()

  constructor(private value: T) {}

  readonly get = (): T => this.value

  readonly set = (value: T): void => {
    if (Object.is(value, this.value)) return
    this.value = value
    for (const listener of [...this.listeners]) listener()
  }

  /** @returns how to stop */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Resolves once the value is so; rejects when that takes longer than `withinMs`. */
  until(isSo: (value: T) => boolean, withinMs: number): Promise<void> {
    if (isSo(this.value)) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const end = (then: () => void) => {
        clearTimeout(timer)
        stop()
        then()
      }
      const timer = setTimeout(
        () => end(() => reject(new Error(`not so after ${withinMs} ms`))),
        withinMs,
      )
      const stop = this.subscribe(() => {
        if (isSo(this.value)) end(resolve)
      })
    })
  }
}
