import { useEffect, useRef } from 'react'
import type { FeedSpan } from '#model/live/feed-doc.ts'

// A screen reader that tells of each span of a busy team could not be listened to.
const tellEveryMs = 5_000

/** Tells of spans that others added, at most once in a while: who, and how many. */
export function useFeedNews(
  feed: readonly FeedSpan[],
  ownId: string,
  tell: (coder: string, count: number) => void,
): void {
  const latest = useRef({ feed, tell })
  latest.current = { feed, tell }
  const told = useRef<Map<string, number> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()

  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    // What was there when the page opened is no news.
    if (told.current === null) {
      if (feed.length > 0) told.current = countsOf(feed, ownId)
      return
    }
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      const now = countsOf(latest.current.feed, ownId)
      for (const [coder, count] of now) {
        const more = count - (told.current?.get(coder) ?? 0)
        if (more <= 0) continue
        latest.current.tell(coder, more)
        break
      }
      told.current = now
    }, tellEveryMs)
  }, [feed, ownId])
}

function countsOf(feed: readonly FeedSpan[], ownId: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { coder } of feed) {
    if (coder !== ownId) counts.set(coder, (counts.get(coder) ?? 0) + 1)
  }
  return counts
}
