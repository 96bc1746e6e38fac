import type * as Y from 'yjs'
import { z } from 'zod'
import { Id } from '../fields.ts'
import { CodedSpan, inReadingOrder } from '../span.ts'

/** A coded span with the coder whose it is. */
export type FeedSpan = CodedSpan & { coder: string }

/**
 * The Yjs document of one feed: all layers of a transcript that a reader may see. Derived, written by
 * the server alone. No other file names its key:
 *
 *   codedSpans: Y.Map<span id, CodedSpan & {coder}>
 *
 * The key is `<coder>/<span id>`, since two coders may have been given one id by an import.
 */
export function feedDoc(doc: Y.Doc) {
  const codedSpans = doc.getMap<unknown>('codedSpans')
  let read: readonly FeedSpan[] | undefined
  codedSpans.observe(() => (read = undefined))
  return {
    doc,
    /** Well-formed spans of everybody in reading order; the same array until something changes. */
    codedSpans: (): readonly FeedSpan[] => (read ??= wellFormed(codedSpans.values())),
    put: (coder: string, span: CodedSpan): void =>
      void codedSpans.set(`${coder}/${span.id}`, { ...span, coder }),
    remove: (coder: string, spanId: string): void => codedSpans.delete(`${coder}/${spanId}`),
    observe: (changed: () => void): (() => void) => {
      codedSpans.observe(changed)
      return () => codedSpans.unobserve(changed)
    },
  }
}

export type FeedDoc = ReturnType<typeof feedDoc>

const Coder = z.object({ coder: Id })

function wellFormed(values: Iterable<unknown>): FeedSpan[] {
  const spans: FeedSpan[] = []
  for (const value of values) {
    const coder = Coder.safeParse(value)
    if (!coder.success) continue
    const { coder: _, ...entry } = value as Record<string, unknown>
    const parsed = CodedSpan.safeParse(entry)
    if (parsed.success) spans.push({ ...parsed.data, coder: coder.data.coder })
  }
  return spans.sort(inReadingOrder)
}
