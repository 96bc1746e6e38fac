/** While one is at work on something, those who come wait until it is done. */
export class Turn {
  private current: Promise<unknown> | null = null

  /** Resolves when whoever has the turn now is done; `null` where nobody has it. */
  get taken(): Promise<unknown> | null {
    return this.current
  }

  /** Only where nobody has it. */
  async hold<T>(work: Promise<T>): Promise<T> {
    const done = work
      .catch(() => {})
      .then(() => {
        this.current = null
      })
    this.current = done
    await done
    return work
  }
}
