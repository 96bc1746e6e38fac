import { useEffect, useState } from 'react'
import { type FeedSpan, feedDoc } from '#model/live/feed-doc.ts'
import { Store } from './store.ts'
import { useLiveDocument } from './use-live-document.ts'
import { useStore } from './use-store.ts'

const nothing: readonly FeedSpan[] = []

/** All coded spans that this person may see of a transcript, live; empty where `name` is `null`. */
export function useFeed(name: string | null, personId: string): readonly FeedSpan[] {
  const live = useLiveDocument(name, { personId })
  const [spans, setSpans] = useState<Store<readonly FeedSpan[]> | null>(null)
  useEffect(() => {
    if (live === null) return
    const feed = feedDoc(live.doc)
    const store = new Store(feed.codedSpans())
    setSpans(store)
    const stop = feed.observe(() => store.set(feed.codedSpans()))
    return () => {
      stop()
      setSpans(null)
    }
  }, [live])
  return useStore(spans, nothing)
}
