import type { CodedSpan } from './span.ts'

/** One entry of a layer that an act changed, as it was before and after; `null`: not there. */
export type LayerChangeMade =
  | { root: 'codedSpans'; key: string; before: CodedSpan | null; after: CodedSpan | null }
  | { root: 'memos'; key: string; before: string | null; after: string | null }

/** What was done to an entry, as a history names it. */
export type ChangeKind =
  | 'add'
  | 'remove'
  | 'change-code'
  | 'move-edge'
  | 'memo'
  | 'slot'
  | 'unsure'
  | 'change'
  | 'write-memo'
  | 'remove-memo'

/** @returns `change` where more than one thing of a coded span is another */
export function kindOfChange(change: LayerChangeMade): ChangeKind {
  if (change.root === 'memos') return change.after === null ? 'remove-memo' : 'write-memo'
  const { before, after } = change
  if (before === null) return 'add'
  if (after === null) return 'remove'
  // With another code the fields of the former one go.
  if (before.code !== after.code) return isMoved(before, after) ? 'change' : 'change-code'
  const kinds: ChangeKind[] = []
  if (isMoved(before, after)) kinds.push('move-edge')
  if (before.memo !== after.memo) kinds.push('memo')
  if (!isSameSlots(before.slots, after.slots)) kinds.push('slot')
  if (before.unsure !== after.unsure) kinds.push('unsure')
  return kinds.length === 1 ? kinds[0]! : 'change'
}

function isMoved(before: CodedSpan, after: CodedSpan): boolean {
  return before.start !== after.start || before.end !== after.end
}

function isSameSlots(before: CodedSpan['slots'], after: CodedSpan['slots']): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].every((key) => before[key] === after[key])
}
