import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Codebook } from '#model/codebook.ts'
import { draftCodebook } from '#model/codebook-draft.ts'
import { type CodebookDoc, codebookDoc, type DraftCode } from '#model/live/codebook-doc.ts'
import { type ConnectionState, connecting, type LiveDocument } from './connection.ts'
import { takeInCopy } from './device-copy.ts'
import { useLiveDocument } from './use-live-document.ts'
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
}

export interface CodebookOptions {
  document: string
  epoch: number
  personId: string
  mayWrite: boolean
  /** Whether this device may keep a copy. */
  deviceCopies: boolean
  /** Name of the project, for a codebook without one. */
  name: string
  /** The draft as the page was served with it. */
  served: Codebook
}

export function useCodebook(options: CodebookOptions): LiveCodebook {
  const { document, epoch, personId, mayWrite, deviceCopies, name, served } = options
  const keep = mayWrite && deviceCopies
  const live = useLiveDocument(document, {
    personId,
    epoch,
    writes: mayWrite,
    keep,
    presence: mayWrite,
  })
  useEffect(() => {
    if (live !== null && mayWrite && !keep) void takeInCopy(personId, document, epoch, live.doc)
  }, [live, mayWrite, keep, personId, document, epoch])
  const state = useStore(live?.state, connecting)
  const synced = useSynced(live)
  const doc = useMemo(() => (live === null ? null : codebookDoc(live.doc)), [live])
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
  }
}

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
