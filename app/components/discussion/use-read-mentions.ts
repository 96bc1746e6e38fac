import { useEffect } from 'react'
import { sendBeside } from '#app/beside.ts'
import { inboxReadPath } from '#app/paths.ts'
import { useUnread } from '#app/use-unread.ts'
import type { Talk } from '#model/discussion.ts'

/** As many as one is asked to mark at once. */
const mostAtOnce = 500

/** Whoever opens a thread has read what mentions them there, and what answers them. */
export function useReadMentions(open: Talk | null, me: string): void {
  const [unread, nowUnread] = useUnread()
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
    if (ids === '' || unread === 0) return
    const form = new FormData()
    for (const id of ids.split(' ')) form.append('comment', id)
    // Where no answer comes it is marked another time.
    sendBeside(inboxReadPath, form)
      .then((answer) => answer?.json())
      .then(
        (answer) => answer && nowUnread(answer.unread),
        () => {},
      )
    // Asked once for what is open, whatever the number becomes.
  }, [ids])
}
