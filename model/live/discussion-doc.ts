import type * as Y from 'yjs'
import type { z } from 'zod'
import { Comment, Resolution, type Talk, Thread, talksOf } from '../discussion.ts'

/** Names of what may stand at the top of the document; an update that names another is refused. */
export const discussionRoots = ['threads', 'comments', 'resolutions'] as const
export type DiscussionRoot = (typeof discussionRoots)[number]

/**
 * The Yjs document of what people say about one transcript in one round. No other file names its keys:
 *
 *   threads:     Y.Map<thread id, Thread>
 *   comments:    Y.Map<comment id, Comment>
 *   resolutions: Y.Map<thread id, Resolution>   absent while the thread is open
 *
 * Each is one plain object, replaced whole. They are apart, so that who answers, who rewords and who
 * resolves at the same time all keep what they did.
 */
export function discussionDoc(doc: Y.Doc) {
  const [threads, comments, resolutions] = discussionRoots.map((root) => doc.getMap<unknown>(root))
  let read: readonly Talk[] | undefined
  for (const root of [threads!, comments!, resolutions!]) root.observe(() => (read = undefined))
  return {
    doc,
    /** What is well formed, in reading order; the same array until something changes. */
    talks: (): readonly Talk[] => {
      read ??= talksOf(
        [...entriesOf(threads!, Thread).values()],
        [...entriesOf(comments!, Comment).values()],
        entriesOf(resolutions!, Resolution),
      )
      return read
    },
    /** Every entry that is well formed, by its key. */
    entries: () => ({
      threads: entriesOf(threads!, Thread),
      comments: entriesOf(comments!, Comment),
      resolutions: entriesOf(resolutions!, Resolution),
    }),
    /** How many entries there are, well formed or not. */
    size: (): number => threads!.size + comments!.size + resolutions!.size,
    /** Opens a thread with what is said first. */
    open: (thread: Thread, first: Comment): void =>
      doc.transact(() => {
        threads!.set(thread.id, Thread.parse(thread))
        comments!.set(first.id, Comment.parse(first))
      }),
    /** Says something, or puts other words in the place of one’s own. */
    say: (comment: Comment): void => void comments!.set(comment.id, Comment.parse(comment)),
    takeBack: (commentId: string): void => comments!.delete(commentId),
    resolve: (threadId: string, resolution: Resolution): void =>
      void resolutions!.set(threadId, Resolution.parse(resolution)),
    reopen: (threadId: string): void => resolutions!.delete(threadId),
    /** Calls back after every change. @returns how to stop */
    observe: (changed: () => void): (() => void) => {
      const roots = [threads!, comments!, resolutions!]
      for (const root of roots) root.observe(changed)
      return () => {
        for (const root of roots) root.unobserve(changed)
      }
    },
  }
}

export type DiscussionDoc = ReturnType<typeof discussionDoc>

/** What a peer wrote and does not parse is left out, not trusted. */
function entriesOf<T extends z.ZodType>(
  map: Y.Map<unknown>,
  schema: T,
): ReadonlyMap<string, z.output<T>> {
  const read = new Map<string, z.output<T>>()
  for (const [key, value] of map.entries()) {
    const parsed = schema.safeParse(value)
    if (parsed.success) read.set(key, parsed.data)
  }
  return read
}
