import { useEffect, useRef } from 'react'
import type { Feed } from '#app/live/use-feed.ts'
import type { FeedSpan } from '#model/live/feed-doc.ts'

// A screen reader that tells of each span of a busy team could not be listened to.
const tellEveryMs = 5_000

/** Tells of spans that others added, at most once in a while: who, and how many. */
export function useFeedNews(feed: Feed, tell: (coder: string, count: number) => void): void {
  const latest = useRef({ feed, tell })
  latest.current = { feed, tell }
  const told = useRef<Map<string, number> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()

  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (!feed.isWhole) return
    // What was there when the page opened is no news.
    if (told.current === null) {
      told.current = countsOf(feed.spans)
      return
    }
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      const { feed } = latest.current
      // Begun anew it would count for less than was told of.
      if (!feed.isWhole) return
      const now = countsOf(feed.spans)
      for (const [coder, count] of now) {
        const more = count - (told.current?.get(coder) ?? 0)
        if (more <= 0) continue
        latest.current.tell(coder, more)
        break
      }
      told.current = now
    }, tellEveryMs)
  }, [feed])
}

function countsOf(feed: readonly FeedSpan[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { coder } of feed) counts.set(coder, (counts.get(coder) ?? 0) + 1)
  return counts
}
