import { foldState, type StoredState } from './stored-state.ts'

/** What a thread of its own folds: a large document would hold up everybody who codes meanwhile. */
export default function fold(stored: StoredState): Promise<Uint8Array> {
  return foldState(stored)
}
