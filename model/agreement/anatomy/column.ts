/** Whole numbers below 2^31 that become many: a typed array that grows. */
export class Column {
  private kept = new Int32Array(1_024)
  length = 0

  push(value: number): void {
    if (this.length === this.kept.length) {
      const longer = new Int32Array(2 * this.length)
      longer.set(this.kept)
      this.kept = longer
    }
    this.kept[this.length++] = value
  }

  /** What was pushed, in an array of exactly its length. */
  values(): Int32Array {
    return this.kept.slice(0, this.length)
  }
}
