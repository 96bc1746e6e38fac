import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Codebook } from '#model/codebook.ts'
import { draftCodebook } from '#model/codebook-draft.ts'
import type { CodebookDoc, DraftCode } from '#model/live/codebook-doc.ts'
import { type ConnectionState, connecting, type LiveDocument } from './connection.ts'
import type { KeptShelf } from './kept-shelf.ts'
import type { KeptEntry } from './kept-store.ts'
import { OpenCodebook, type OpenCodebookOptions } from './open-codebook.ts'
import { useFreshStarts } from './use-fresh-starts.ts'
import { useKeptShelf } from './use-kept-shelf.ts'
import { useStore } from './use-store.ts'

/** The working codebook while its page is open. */
export interface LiveCodebook {
  /** `null` until the server's state has arrived; nothing is edited before. */
  doc: CodebookDoc | null
  /** As it stands; what the page was served with until the document is there. */
  codebook: Codebook
  /** With the place of each code, for moving them. */
  draft: readonly DraftCode[]
  state: ConnectionState
  live: LiveDocument | null
  opened: OpenCodebook | null
  shelf: KeptShelf | null
  /** What the server did not take, or somebody else changed meanwhile. */
  aside: readonly KeptEntry[]
}

export interface CodebookOptions {
  document: string
  epoch: number
  personId: string
  mayWrite: boolean
  /** Whether this device may keep a copy. */
  deviceCopies: boolean
  describe: OpenCodebookOptions['describe']
  /** Name of the project, for a codebook without one. */
  name: string
  /** The draft as the page was served with it. */
  served: Codebook
  /** Asks the server anew what the page is served with. */
  reload: () => void
}

export function useCodebook(options: CodebookOptions): LiveCodebook {
  const { document, epoch, personId, mayWrite, deviceCopies, name, served } = options
  const { life, isGivenUp, startAnew, settled } = useFreshStarts(served, options.reload)
  const shelf = useKeptShelf(personId, document, deviceCopies)
  const latest = useRef(options)
  latest.current = options
  const [opened, setOpened] = useState<OpenCodebook | null>(null)
  useEffect(() => {
    if (shelf === null) return
    const one = new OpenCodebook({
      name: document,
      personId,
      epoch,
      readOnly: mayWrite ? null : 'not-permitted',
      shelf,
      describe: (change) => latest.current.describe(change),
      onOutdated: startAnew,
    })
    setOpened(one)
    return () => {
      one.close()
      setOpened(null)
    }
  }, [document, personId, epoch, mayWrite, shelf, life])
  const live = opened?.live ?? null
  const link = useStore(live?.state, connecting)
  const unsaved = useStore(shelf?.waiting, nothing).length
  // It is opened anew by itself: nothing was refused that anybody wrote here.
  const startsAnew = link.refusal?.code === 'stale-epoch' && unsaved === 0 && !isGivenUp
  const state = {
    ...(startsAnew ? connecting : link),
    unsaved,
    kept: useStore(shelf?.held, false),
  }
  const aside = useStore(shelf?.aside, nothing)
  const synced = useSynced(live)
  useEffect(() => {
    if (synced) settled()
  }, [synced, settled])
  const doc = opened?.codebook ?? null
  const version = useVersion(doc)
  const codebook = useMemo(
    () => (doc === null || !synced ? served : draftCodebook(doc, name)),
    [doc, synced, served, name, version],
  )
  return {
    doc: synced ? doc : null,
    codebook,
    draft: synced && doc !== null ? doc.codes() : [],
    state,
    live,
    opened,
    shelf,
    aside,
  }
}

const nothing: readonly KeptEntry[] = []

/** Whether the server's state has arrived on this document once. */
function useSynced(live: LiveDocument | null): boolean {
  const [synced, setSynced] = useState<LiveDocument | null>(null)
  useEffect(() => {
    if (live === null) return
    let current = true
    void live.synced.then(() => {
      if (current) setSynced(live)
    })
    return () => {
      current = false
    }
  }, [live])
  return live !== null && synced === live
}

/** A number that grows with every change of the document. */
function useVersion(doc: CodebookDoc | null): number {
  const [counter] = useState({ count: 0 })
  const subscribe = useCallback(
    (changed: () => void) =>
      doc === null
        ? () => {}
        : doc.observe(() => {
            counter.count++
            changed()
          }),
    [doc, counter],
  )
  return useSyncExternalStore(
    subscribe,
    () => counter.count,
    () => 0,
  )
}
