import type * as Y from 'yjs'
import { z } from 'zod'
import { Id } from '../fields.ts'
import { CodedSpan, inReadingOrder } from '../span.ts'
import { OrderedEntries } from './ordered-entries.ts'

/** A coded span with the coder whose it is. */
export type FeedSpan = CodedSpan & { coder: string }

/**
 * The Yjs document of one feed: all layers of a transcript that a reader may see. Derived, written by
 * the server alone. No other file names its key:
 *
 *   codedSpans: Y.Map<'<coder>/<span id>', CodedSpan & {coder}>
 *
 * The coder is in the key, since two coders may have been given one id by an import.
 *
 * @param reader whose own spans are left out, since they are known better; absent: nobody's
 */
export function feedDoc(doc: Y.Doc, reader?: string) {
  const codedSpans = doc.getMap<unknown>('codedSpans')
  const ordered = new OrderedEntries(
    codedSpans,
    (value) => readFeedSpan(value, reader),
    inFeedOrder,
  )
  return {
    doc,
    /** Well-formed spans of everybody in reading order; the same array until something changes. */
    codedSpans: (): readonly FeedSpan[] => ordered.all(),
    /** Reads what has come, without putting it in order. @returns how many spans came since that was done */
    read: (): number => ordered.read(),
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

/** Two coders may have spans of one id on the same words. */
function inFeedOrder(a: FeedSpan, b: FeedSpan): number {
  return inReadingOrder(a, b) || (a.coder < b.coder ? -1 : 1)
}

function readFeedSpan(value: unknown, reader: string | undefined): FeedSpan | null {
  const coder = Coder.safeParse(value)
  if (!coder.success || coder.data.coder === reader) return null
  const { coder: _, ...entry } = value as Record<string, unknown>
  const span = CodedSpan.safeParse(entry)
  return span.success ? { ...span.data, coder: coder.data.coder } : null
}
