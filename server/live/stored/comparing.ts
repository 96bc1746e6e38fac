import type { DiscussionEntries } from '#db/discussions.ts'
import type { DiscussionDoc } from '#model/live/discussion-doc.ts'
import type { LayerDoc } from '#model/live/layer-doc.ts'
import type { CodedSpan } from '#model/span.ts'

/** What the tables hold of a layer. */
export interface LayerRows {
  spans: readonly CodedSpan[]
  memos: ReadonlyMap<string, string>
}

/** @param say told of each entry that document and rows do not hold alike */
export function compareLayer(
  layer: LayerDoc,
  rows: LayerRows,
  say: (entry: string | null, message: string) => void,
): void {
  const stored = new Map(rows.spans.map((row) => [row.id, row]))
  for (const span of layer.codedSpans()) {
    const row = stored.get(span.id)
    stored.delete(span.id)
    if (row === undefined) say(span.id, 'the document has this coded span, the table does not')
    else if (canonical(row) !== canonical(span)) {
      say(span.id, 'the document and the table have different versions of this coded span')
    }
  }
  for (const id of stored.keys()) {
    say(id, 'the table has this coded span, the document does not')
  }
  if (layer.doc.getMap('codedSpans').size !== layer.codedSpans().length) {
    say(null, 'it holds entries that are not well-formed coded spans')
  }
  const memos = layer.memos()
  for (const about of new Set([...memos.keys(), ...rows.memos.keys()])) {
    if (memos.get(about) !== rows.memos.get(about)) {
      say(about, 'the document and the table have different versions of this memo')
    }
  }
}

/** @param say told of each entry that document and rows do not hold alike */
export function compareDiscussion(
  discussion: DiscussionDoc,
  rows: DiscussionEntries,
  say: (entry: string | null, message: string) => void,
): void {
  const entries = discussion.entries()
  for (const what of ['threads', 'comments', 'resolutions'] as const) {
    const [there, stored]: ReadonlyMap<string, object>[] = [entries[what], rows[what]]
    for (const id of new Set([...there!.keys(), ...stored!.keys()])) {
      if (plain(there!.get(id)) === plain(stored!.get(id))) continue
      say(id, `the document and the table do not hold the same under ${what}`)
    }
  }
  const { threads, comments, resolutions } = entries
  if (discussion.size() !== threads.size + comments.size + resolutions.size) {
    say(null, 'it holds entries that are not well formed')
  }
}

/** Fields in a fixed order. */
function plain(entry: object | undefined): string | undefined {
  return entry && JSON.stringify(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Slots in a fixed order: a table of JSON keeps none. */
function canonical({ slots, ...span }: CodedSpan): string {
  const fields = Object.entries(span).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([fields, Object.entries(slots).sort(([a], [b]) => (a < b ? -1 : 1))])
}
