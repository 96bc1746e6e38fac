import type { EntryChange } from '#model/live/entry-change.ts'
import { type Effect, touch } from './effect.ts'
import type { Steps } from './slices.ts'

/** So many entries are written in some ten milliseconds, rows and the feed included. */
const most = { entries: 250, bytes: 128 * 1024 }

const perStep = 256

export interface SizedChange extends EntryChange {
  /** At most, as an update. */
  bytes: number
}

/** What a struct takes beside its key and value, at most. */
const frameBytes = 60

/** A change whose value is as JSON has it, as what a peer sends is. */
export function sized({ root, key, value }: EntryChange): SizedChange {
  if (value === undefined) return { root, key, value, bytes: frameBytes }
  const json = JSON.stringify(value)
  const bytes = Buffer.byteLength(json) + key.length + frameBytes
  return { root, key, value: JSON.parse(json), bytes }
}

/** What changes of entries would do to a document. */
export function* effectOfEntries(
  changes: readonly EntryChange[],
): Steps<Pick<Effect, 'entries' | 'touched'>> {
  const touched = new Map<string, Set<string>>()
  const entries: EntryChange[] = []
  for (const [index, change] of changes.entries()) {
    if (index % perStep === perStep - 1) yield
    touch(touched, change.root, change.key)
    if (change.value !== undefined) entries.push(change)
  }
  return { entries, touched }
}

/** Cut into what is written at once. */
export function* togetherOf(changes: readonly SizedChange[]): Generator<SizedChange[]> {
  for (let from = 0, to = 0; from < changes.length; from = to) {
    for (let bytes = 0; to < changes.length && to - from < most.entries && bytes < most.bytes; to++)
      bytes += changes[to]!.bytes
    yield changes.slice(from, to)
  }
}
