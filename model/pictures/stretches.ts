/** Cells of a line, the first and the last one included. */
export interface Cells {
  first: number
  last: number
}

/** A stretch of cells without a gap, and where in the text its first span starts. */
export interface Stretch extends Cells {
  /** Code points, of all spans that were put together in it. */
  start: number
  end: number
}

/** Stretches that touch or overlap, put together, in the order of the line. */
export function putTogether(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = []
  for (const one of [...stretches].sort((a, b) => a.first - b.first)) {
    const before = merged.at(-1)
    if (before === undefined || one.first > before.last + 1) {
      merged.push({ ...one })
      continue
    }
    before.last = Math.max(before.last, one.last)
    before.start = Math.min(before.start, one.start)
    before.end = Math.max(before.end, one.end)
  }
  return merged
}
