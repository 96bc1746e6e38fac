import type * as Y from 'yjs'
import { codeOfMemo, turnOfMemo } from '#model/memo-about.ts'
import type { Store } from './store.ts'

/** What a person did, for undo to name it. */
export interface Act {
  kind:
    | 'add'
    | 'remove'
    | 'change-code'
    | 'move-edge'
    | 'memo'
    | 'slot'
    | 'unsure'
    | 'transcript-memo'
    | 'turn-memo'
    | 'code-memo'
    | 'restore'
  /** Id of the code it is about; absent for memos of the transcript and of turns. */
  code?: string
  /** Ordinal of the turn it is about, for a memo of one. */
  turn?: number
}

/** Writing a memo, as undo names it. */
export function memoAct(about: string): Act {
  const turn = turnOfMemo(about)
  if (turn !== null) return { kind: 'turn-memo', turn }
  const code = codeOfMemo(about)
  return code === null ? { kind: 'transcript-memo' } : { kind: 'code-memo', code }
}

/** One's own acts on one document, one step of undo each. */
export class OwnHistory {
  private act: Act | null = null

  /** @param shown told whether there is something to undo, to redo */
  constructor(
    private readonly undoManager: Y.UndoManager,
    private readonly shown: Store<{ undo: boolean; redo: boolean }>,
  ) {
    undoManager.on(
      'stack-item-added',
      ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }) => {
        if (this.act !== null) stackItem.meta.set('act', this.act)
        this.show()
      },
    )
    this.show()
  }

  /** Names what `write` does. */
  during(act: Act, write: () => void): void {
    this.act = act
    write()
    this.act = null
  }

  /** @returns what was undone or redone, `null` where there was nothing */
  step(direction: 'undo' | 'redo'): Act | null {
    const item = this.undoManager[direction]()
    if (item === null) return null
    const act = (item.meta.get('act') as Act | undefined) ?? null
    // What can now be done the other way is the same act.
    const other = direction === 'undo' ? this.undoManager.redoStack : this.undoManager.undoStack
    other.at(-1)?.meta.set('act', act)
    this.show()
    return act
  }

  clear(): void {
    this.undoManager.clear()
    this.show()
  }

  destroy(): void {
    this.undoManager.destroy()
  }

  private show(): void {
    this.shown.set({ undo: this.undoManager.canUndo(), redo: this.undoManager.canRedo() })
  }
}
