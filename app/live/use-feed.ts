import { useEffect, useState } from 'react'
import { type FeedSpan, feedDoc } from '#model/live/feed-doc.ts'
import { Store } from './store.ts'
import { useLiveDocument } from './use-live-document.ts'
import { useStore } from './use-store.ts'

/** The others' coded spans, as far as they are here. */
export interface Feed {
  /** In reading order. */
  spans: readonly FeedSpan[]
  /** Whether they are all here, so that what comes now is new. */
  isWhole: boolean
}

const nothing: Feed = { spans: [], isWhole: false }

/** Spans that are shown at once while a feed arrives: more would hold up whoever codes meanwhile. */
const shownAtOnce = 4_000

/** The others' coded spans of a transcript that this person may see, live; none where `name` is `null`. */
export function useFeed(name: string | null, personId: string): Feed {
  const live = useLiveDocument(name, { personId })
  const [feed, setFeed] = useState<Store<Feed> | null>(null)
  useEffect(() => {
    if (live === null) return
    const { doc, provider } = live
    const spans = feedDoc(doc, personId)
    const store = new Store(nothing)
    setFeed(store)
    // All of it comes in parts, which are read as they come.
    const tell = () => {
      const unshown = spans.read()
      if (!provider.synced && unshown < shownAtOnce) return
      const now = { spans: spans.codedSpans(), isWhole: provider.synced || store.get().isWhole }
      if (now.spans !== store.get().spans || now.isWhole !== store.get().isWhole) store.set(now)
    }
    const stop = spans.observe(tell)
    provider.on('sync', tell)
    tell()
    return () => {
      stop()
      provider.off('sync', tell)
      setFeed(null)
    }
  }, [live, personId])
  return useStore(feed, nothing)
}
