import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useRoot } from '#app/me.ts'
import { inboxPath } from '#app/paths.ts'
import type { Talk } from '#model/discussion.ts'

/** As many as one is asked to mark at once. */
const mostAtOnce = 500

/** Whoever opens a thread has read what mentions them there, and what answers them. */
export function useReadMentions(open: Talk | null, me: string): void {
  const reading = useFetcher()
  const unread = useRoot()?.unread ?? 0
  const comments = open?.comments ?? []
  const first = comments.findIndex(({ by }) => by === me)
  const told = comments.filter(
    ({ mentions, by }, index) =>
      by !== me && (mentions.includes(me) || (first >= 0 && index > first)),
  )
  const ids = told
    .slice(-mostAtOnce)
    .map(({ id }) => id)
    .join(' ')
  useEffect(() => {
    // Without a network the answer would be a problem in place of the page: it is marked another time.
    if (ids === '' || unread === 0 || !navigator.onLine) return
    const form = new FormData()
    form.set('intent', 'read')
    for (const id of ids.split(' ')) form.append('comment', id)
    reading.submit(form, { method: 'post', action: inboxPath })
    // Asked once for what is open, whatever the number becomes.
  }, [ids])
}
