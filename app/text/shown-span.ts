import type { FeedSpan } from '#model/live/feed-doc.ts'
import type { CodedSpan, Span } from '#model/span.ts'

/** A coded span as the page shows it: one's own, or another coder's. */
export interface ShownSpan {
  /** Unlike an id, of one coder alone. */
  key: string
  span: CodedSpan
  /** `null`: one's own. */
  coder: string | null
}

// The same object for the same span, so that what did not change is known without comparing it.
const shown = new WeakMap<CodedSpan, ShownSpan>()

/** One's own coded span, as it is shown. */
export function shownOwn(span: CodedSpan): ShownSpan {
  return remembered(span, () => ({ key: span.id, span, coder: null }))
}

/** Another coder's coded span, as it is shown. */
export function shownOther(span: FeedSpan): ShownSpan {
  return remembered(span, () => ({ key: `${span.coder}/${span.id}`, span, coder: span.coder }))
}

function remembered(span: CodedSpan, make: () => ShownSpan): ShownSpan {
  let known = shown.get(span)
  if (known === undefined) {
    known = make()
    shown.set(span, known)
  }
  return known
}

/** Code points of a span. */
export function lengthOf(span: Span): number {
  return span.end - span.start
}
