import type { ShownSpan } from './shown-span.ts'

/** Underlines that can be stacked under one line of text and still be told apart. */
export const underlineLevels = 3

/**
 * At which of the stacked offsets each span of a block is underlined.
 *
 * The outer of two nested spans lies nearer to the words, and one's own before those of others, which
 * share a line where they are of one code. A span that finds no free level, or shares the line of
 * another, is missing from the answer: its stripe in the margin shows it.
 *
 * @param spans in reading order
 */
export function levelsOf(spans: readonly ShownSpan[]): Map<string, number> {
  const own = stack(
    spans.filter(({ coder }) => coder === null),
    0,
  )
  const others = stack(
    mergedByCode(spans.filter(({ coder }) => coder !== null)),
    Math.max(-1, ...own.values()) + 1,
  )
  return new Map([...own, ...others])
}

/** One line for a code however many others applied it there: how many they are, the stripes show. */
export function mergedByCode(spans: readonly ShownSpan[]): readonly ShownSpan[] {
  const merged: ShownSpan[] = []
  const lastOf = new Map<string, number>()
  for (const shown of spans) {
    const at = lastOf.get(shown.span.code)
    const last = at === undefined ? undefined : merged[at]
    if (at === undefined || last === undefined || last.span.end < shown.span.start) {
      lastOf.set(shown.span.code, merged.push(shown) - 1)
    } else if (last.span.end < shown.span.end) {
      merged[at] = { ...last, span: { ...last.span, end: shown.span.end } }
    }
  }
  return merged
}

function stack(spans: readonly ShownSpan[], from: number): Map<string, number> {
  const levels = new Map<string, number>()
  const taken: number[] = []
  for (const { key, span } of spans) {
    for (let level = from; level < underlineLevels; level++) {
      if ((taken[level] ?? 0) > span.start) continue
      taken[level] = span.end
      levels.set(key, level)
      break
    }
  }
  return levels
}
