/**
 * Free spans of several coders on one continuum of integer positions 0 to `length`.
 *
 * Spans are half-open, each with one value. `coders` are all who took part: one with no span is an empty
 * layer, one who was not there is not in the number.
 */
export interface Continuum {
  length: number
  coders: number
  /** Values (codes, or sets of codes) in a fixed order. */
  values: readonly string[]
  /** By coder, then by start. */
  spans: readonly ContinuumSpan[]
}

export interface ContinuumSpan {
  coder: number
  start: number
  end: number
  value: number
}

/**
 * Puts spans on a continuum. One coder's spans of one value that overlap or are identical become their
 * union; spans that touch stay apart.
 *
 * @returns the continuum, and how many spans were merged into another
 * @throws {RangeError} for a span that is empty or leaves the continuum
 */
export function continuumOf(
  spans: readonly ContinuumSpan[],
  { length, coders, values }: Pick<Continuum, 'length' | 'coders' | 'values'>,
): Continuum & { merged: number } {
  for (const { start, end } of spans) {
    if (!(0 <= start && start < end && end <= length)) {
      throw new RangeError(`The span ${start} to ${end} does not lie within 0 to ${length}.`)
    }
  }
  const united: ContinuumSpan[] = []
  for (const span of [...spans].sort(byValueThenStart)) {
    const last = united.at(-1)
    if (
      last !== undefined &&
      last.coder === span.coder &&
      last.value === span.value &&
      span.start < last.end
    ) {
      last.end = Math.max(last.end, span.end)
    } else {
      united.push({ ...span })
    }
  }
  const merged = spans.length - united.length
  return { length, coders, values, spans: united.sort(byPlace), merged }
}

/** The continuum of one value alone. */
export function ofValue({ length, coders, values, spans }: Continuum, value: number): Continuum {
  return {
    length,
    coders,
    values: [values[value]!],
    spans: spans.filter((span) => span.value === value).map((span) => ({ ...span, value: 0 })),
  }
}

/** Whether a coder has two spans on one position. */
export function hasOverlaps({ spans }: Continuum): boolean {
  let coder = -1
  let reach = 0
  for (const span of spans) {
    if (span.coder !== coder) reach = 0
    if (span.start < reach) return true
    coder = span.coder
    reach = Math.max(reach, span.end)
  }
  return false
}

/**
 * Overlaps resolved: each coder's spans cut at every start and end of theirs, the value being the set of
 * values in force, joined in sorted order by `+`.
 */
export function combined(continuum: Continuum): Continuum {
  const names: string[] = []
  const places = new Map<string, number>()
  const spans: ContinuumSpan[] = []
  for (let coder = 0; coder < continuum.coders; coder++) {
    const own = continuum.spans.filter((span) => span.coder === coder)
    const cuts = [...new Set(own.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
    let next = 0
    let inForce: ContinuumSpan[] = []
    for (let i = 0; i + 1 < cuts.length; i++) {
      const start = cuts[i]!
      inForce = inForce.filter((span) => span.end > start)
      while (next < own.length && own[next]!.start <= start) inForce.push(own[next++]!)
      if (inForce.length === 0) continue
      const codes = [...new Set(inForce.map((span) => continuum.values[span.value]!))].sort()
      const name = codes.join('+')
      if (!places.has(name)) places.set(name, names.push(name) - 1)
      spans.push({ coder, start, end: cuts[i + 1]!, value: places.get(name)! })
    }
  }
  return { ...continuum, values: names, spans: spans.sort(byPlace) }
}

function byValueThenStart(a: ContinuumSpan, b: ContinuumSpan): number {
  return a.coder - b.coder || a.value - b.value || a.start - b.start || a.end - b.end
}

function byPlace(a: ContinuumSpan, b: ContinuumSpan): number {
  return a.coder - b.coder || a.start - b.start || a.end - b.end || a.value - b.value
}
