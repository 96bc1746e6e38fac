import { useEffect, useState } from 'react'
import type { Codebook } from '#model/codebook.ts'
import { draftCodebook } from '#model/codebook-draft.ts'
import { codebookDoc } from '#model/live/codebook-doc.ts'
import { Store } from './store.ts'
import { useLiveDocument } from './use-live-document.ts'
import { useStore } from './use-store.ts'

/**
 * The working codebook as it changes, to be read.
 *
 * @param document `null` where the codebook does not change
 * @param served what the page was served with, until the document is there
 */
export function useDraftCodebook(
  document: string | null,
  personId: string,
  served: Codebook,
): Codebook {
  const live = useLiveDocument(document, { personId })
  const [codebook, setCodebook] = useState<Store<Codebook> | null>(null)
  const { name } = served
  useEffect(() => {
    if (live === null) return
    const doc = codebookDoc(live.doc)
    let stop = () => {}
    let isClosed = false
    void live.synced.then(() => {
      if (isClosed) return
      const store = new Store(draftCodebook(doc, name))
      stop = doc.observe(() => store.set(draftCodebook(doc, name)))
      setCodebook(store)
    })
    return () => {
      isClosed = true
      stop()
      setCodebook(null)
    }
  }, [live, name])
  return useStore(codebook, served)
}
