import { useMemo } from 'react'
import type { CodedSpan, Span } from '#model/span.ts'

/** Codes as they were used last, the newest first, from the layer itself. */
export function useRecentCodes(own: readonly CodedSpan[]): readonly string[] {
  return useMemo(() => {
    const newest = new Map<string, string>()
    for (const { code, createdAt } of own) {
      if ((newest.get(code) ?? '') < createdAt) newest.set(code, createdAt)
    }
    return [...newest].sort((a, b) => (a[1] < b[1] ? 1 : -1)).map(([code]) => code)
  }, [own])
}

/** How often each code is used in the layer. */
export function useCodeCounts(own: readonly CodedSpan[]): ReadonlyMap<string, number> {
  return useMemo(() => {
    const counts = new Map<string, number>()
    for (const { code } of own) counts.set(code, (counts.get(code) ?? 0) + 1)
    return counts
  }, [own])
}

/** Codes that stand on exactly these words already; none where there are no words. */
export function useAppliedCodes(
  own: readonly CodedSpan[],
  words: Span | null,
): ReadonlySet<string> {
  return useMemo(() => {
    const there = own.filter(({ start, end }) => start === words?.start && end === words.end)
    return new Set(there.map(({ code }) => code))
  }, [own, words])
}
