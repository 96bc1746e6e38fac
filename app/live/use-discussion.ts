import { useEffect, useState } from 'react'
import { askBeforeLeaving } from '../ask-before-leaving.ts'
import { DiscussionSession } from './discussion-session.ts'

/**
 * What people say about a transcript while its page is open; `null` before the first effect, and where
 * `name` is `null`.
 *
 * @param onLost told, after the page is left, the words that the server does not have
 */
export function useDiscussion(
  name: string | null,
  personId: string,
  onLost: (words: readonly string[]) => void,
): DiscussionSession | null {
  const [session, setSession] = useState<DiscussionSession | null>(null)
  useEffect(() => {
    if (name === null) return
    const opened = new DiscussionSession(name, personId)
    setSession(opened)
    const stopAsking = askBeforeLeaving(() => opened.hasUnsaved)
    return () => {
      stopAsking()
      setSession(null)
      void opened.leave().then((words) => {
        if (words.length > 0) onLost(words)
      })
    }
  }, [name, personId])
  return session
}
