import { useMemo, useState } from 'react'
import { type CodedSpan, type Span, spansOn } from '#model/span.ts'
import { CodeUse, type UsedCodes } from './code-use.ts'

/** How codes are used in one's own layer: how often each, and which of them last. */
export function useCodeUse(own: readonly CodedSpan[]): UsedCodes {
  const [use] = useState(() => new CodeUse())
  return useMemo(() => use.update(own), [use, own])
}

/** Codes that stand on exactly these words already; none where there are no words. */
export function useAppliedCodes(
  own: readonly CodedSpan[],
  words: Span | null,
): ReadonlySet<string> {
  return useMemo(
    () => new Set(words === null ? [] : spansOn(own, words).map(({ code }) => code)),
    [own, words],
  )
}
