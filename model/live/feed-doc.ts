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
 *   codedSpans: Y.Map<'<coder>/<span id>', CodedSpan & {coder}>
 *
 * The coder is in the key, since two coders may have been given one id by an import.
 */
export function feedDoc(doc: Y.Doc) {
  const codedSpans = doc.getMap<unknown>('codedSpans')
  let read: readonly FeedSpan[] | undefined
  codedSpans.observe(() => (read = undefined))
  // As in the layer: the same object is read once.
  const parsed = new WeakMap<object, FeedSpan | null>()
  return {
    doc,
    /** Well-formed spans of everybody in reading order; the same array until something changes. */
    codedSpans: (): readonly FeedSpan[] => (read ??= wellFormed(codedSpans.values(), parsed)),
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

function wellFormed(
  values: Iterable<unknown>,
  parsed: WeakMap<object, FeedSpan | null>,
): FeedSpan[] {
  const spans: FeedSpan[] = []
  for (const value of values) {
    if (typeof value !== 'object' || value === null) continue
    let span = parsed.get(value)
    if (span === undefined) {
      span = readFeedSpan(value)
      parsed.set(value, span)
    }
    if (span !== null) spans.push(span)
  }
  return spans.sort(inReadingOrder)
}

function readFeedSpan(value: object): FeedSpan | null {
  const coder = Coder.safeParse(value)
  if (!coder.success) return null
  const { coder: _, ...entry } = value as Record<string, unknown>
  const span = CodedSpan.safeParse(entry)
  return span.success ? { ...span.data, coder: coder.data.coder } : null
}
