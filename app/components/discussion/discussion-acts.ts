import { uuidv4 } from 'lib0/random'
import type { DiscussionSession } from '#app/live/discussion-session.ts'
import { mentionedIn } from '#model/mentions.ts'
import type { Discussing } from './use-discussing.ts'

type Acts = Pick<Discussing, 'say' | 'change' | 'takeBack' | 'resolve'>

/** Until the document is opened. */
export const nothingDone: Acts = {
  say: () => {},
  change: () => {},
  takeBack: () => {},
  resolve: () => {},
}

/** What is said and settled, as entries of the document. */
export function actsOf(
  session: DiscussionSession,
  {
    me,
    others,
    open,
    draft,
    begun,
  }: Pick<Discussing, 'me' | 'others' | 'open' | 'draft'> & { begun: (thread: string) => void },
): Acts {
  const now = () => new Date().toISOString()
  const commentOf = (thread: string, text: string, chosen: ReadonlySet<string>) => ({
    ...{ id: uuidv4(), thread, by: me.id, text },
    ...{ mentions: mentionedIn(text, others, chosen), createdAt: now() },
  })
  return {
    say: (text, chosen) => {
      if (draft !== null) {
        const thread = { id: uuidv4(), ...draft, by: me.id, createdAt: now() }
        session.open(thread, commentOf(thread.id, text, chosen))
        begun(thread.id)
      } else if (open !== null) session.say(commentOf(open.id, text, chosen))
    },
    change: (comment, text, chosen) =>
      session.say({
        ...comment,
        text,
        mentions: mentionedIn(text, others, new Set([...comment.mentions, ...chosen])),
        changedAt: now(),
      }),
    takeBack: (comment) => {
      if (comment.by === me.id) session.takeBack(comment.id)
      else session.empty({ ...comment, changedAt: now() }, me.id)
    },
    resolve: (thread, isResolved) =>
      session.resolve(thread, isResolved ? { by: me.id, at: now() } : null),
  }
}
