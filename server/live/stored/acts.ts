import * as Y from 'yjs'
import { layerRoots } from '#model/live/layer-doc.ts'
import { rebuild, requireNothingPending, type StoredState } from './stored-state.ts'

/** A layer's snapshot, and the updates that came after it, by their numbers in the log. */
export interface StoredActs extends StoredState {
  updates: readonly { sequence: number; update: Uint8Array }[]
}

/** What one update changed. */
export interface MadeAct {
  sequence: number
  /** `LayerChangeMade` of `model/layer-act.ts`, a list in JSON: it is written as it is. */
  changes: string
}

/**
 * What each update of a log did to the entries of a layer, in order. An update that changed nothing has an
 * empty list.
 *
 * @throws {Error} where a part of the document is missing
 */
export async function actsOf({ snapshot, updates }: StoredActs): Promise<MadeAct[]> {
  const doc = await rebuild({ snapshot, updates: [] })
  const roots = layerRoots.map((root) => rootOf(root, doc.getMap(root)))
  const acts: MadeAct[] = []
  for (const { sequence, update } of updates) {
    Y.applyUpdate(doc, update)
    acts.push({ sequence, changes: `[${roots.flatMap((root) => root.changes()).join(',')}]` })
  }
  requireNothingPending(doc)
  return acts
}

/** One map of the document, with its entries as they were when its changes were last asked for. */
function rootOf(root: string, map: Y.Map<unknown>) {
  const known = new Map<string, unknown>(map.entries())
  const touched = new Set<string>()
  map.observe(({ keysChanged }) => {
    for (const key of keysChanged) touched.add(key)
  })
  const change = (key: string): string[] => {
    const before = known.get(key) ?? null
    const after = map.get(key) ?? null
    if (after === null) known.delete(key)
    else known.set(key, after)
    const isSame = JSON.stringify(before) === JSON.stringify(after)
    return isSame ? [] : [JSON.stringify({ root, key, before, after })]
  }
  return {
    changes: (): string[] => {
      const changes = [...touched].flatMap(change)
      touched.clear()
      return changes
    },
  }
}
