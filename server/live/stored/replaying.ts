import * as Y from 'yjs'
import { isDomainError } from '#model/errors.ts'
import { structsOf } from '../updates/parts.ts'
import { type Place, placing } from '../updates/placing.ts'
import { atOnceBytes, type Steps } from '../updates/slices.ts'
import { decoding } from '../updates/update.ts'
import { requireNothingPending, type StoredState } from './stored-state.ts'

/**
 * The document that a state and the updates after it make, built step by step.
 *
 * @param state a Yjs state as it was before it was gzipped
 * @throws {Error} where a part is missing
 */
export function* replaying(
  state: Uint8Array | null,
  updates: StoredState['updates'],
): Steps<Y.Doc> {
  const doc = new Y.Doc()
  if (state !== null) yield* applying(doc, state)
  for (let from = 0, to = 0; from < updates.length; from = to) {
    const { update } = updates[from]!
    to = from + 1
    if (update.length > atOnceBytes) {
      yield* applying(doc, update)
      continue
    }
    for (let bytes = 0; to < updates.length && bytes < atOnceBytes; to++) {
      bytes += updates[to]!.update.length
    }
    // In one transaction: singly it takes two and a half times as long.
    doc.transact(() => {
      for (const small of updates.slice(from, to)) Y.applyUpdate(doc, small.update)
    })
    yield
  }
  requireNothingPending(doc)
  return doc
}

/** A whole state as updates that say the same one after the other; as it is where it cannot be cut. */
export function* partsOfState(state: Uint8Array): Steps<readonly Uint8Array[]> {
  return [...((yield* cutting(new Y.Doc(), state)) ?? [state])]
}

/** Nobody sees the document yet, so it matters nothing what stands in between. */
function* applying(doc: Y.Doc, update: Uint8Array): Steps<void> {
  const cut = update.length > atOnceBytes ? yield* cutting(doc, update) : null
  for (const part of cut ?? [update]) {
    Y.applyUpdate(doc, part)
    yield
  }
}

/** @returns updates that say the same one after the other; `null` for one that is to be applied whole */
function* cutting(doc: Y.Doc, update: Uint8Array): Steps<Iterable<Uint8Array> | null> {
  try {
    const decoded = yield* decoding(update, Number.POSITIVE_INFINITY)
    const { places, hasGap } = yield* placing(doc, decoded, null)
    if (hasGap) return null
    return updatesOf(update, places, decoded.deletesFrom)
  } catch (error) {
    // Yjs may know more than we take from others, and what is stored was taken.
    if (isDomainError(error)) return null
    throw error
  }
}

function* updatesOf(
  update: Uint8Array,
  places: readonly Place[],
  deletesFrom: number,
): Generator<Uint8Array> {
  for (const part of structsOf(update, places, new Set())) yield part.update
  // No structs, and all that is deleted.
  yield Buffer.concat([Uint8Array.of(0), update.subarray(deletesFrom)])
}
