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
  const [threads, comments, resolutions] = discussionRoots.map((root) =>
    doc.getMap<unknown>(root),
  ) as [Y.Map<unknown>, Y.Map<unknown>, Y.Map<unknown>]
  const roots = [threads, comments, resolutions]
  let read: readonly Talk[] | undefined
  for (const root of roots) root.observe(() => (read = undefined))
  const threadsIn = reading(threads, Thread)
  const commentsIn = reading(comments, Comment)
  const resolutionsIn = reading(resolutions, Resolution)
  return {
    doc,
    /** What is well formed, in reading order; the same array until something changes. */
    talks: (): readonly Talk[] => {
      read ??= talksOf([...threadsIn().values()], [...commentsIn().values()], resolutionsIn())
      return read
    },
    /** Every entry that is well formed, by its key. */
    entries: () => ({
      threads: threadsIn(),
      comments: commentsIn(),
      resolutions: resolutionsIn(),
    }),
    /** How many entries there are, well formed or not. */
    size: (): number => threads.size + comments.size + resolutions.size,
    /** Opens a thread with what is said first. */
    open: (thread: Thread, first: Comment): void =>
      doc.transact(() => {
        threads.set(thread.id, Thread.parse(thread))
        comments.set(first.id, Comment.parse(first))
      }),
    /** Says something, or puts other words in the place of what stands there, which keeps its time. */
    say: (comment: Comment): void => {
      const { createdAt } = commentsIn().get(comment.id) ?? comment
      comments.set(comment.id, Comment.parse({ ...comment, createdAt }))
    },
    takeBack: (commentId: string): void => comments.delete(commentId),
    /** Who resolved it first, resolved it. */
    resolve: (threadId: string, resolution: Resolution): void => {
      if (!resolutions.has(threadId)) resolutions.set(threadId, Resolution.parse(resolution))
    },
    reopen: (threadId: string): void => resolutions.delete(threadId),
    /** Calls back after every change. @returns how to stop */
    observe: (changed: () => void): (() => void) => {
      for (const root of roots) root.observe(changed)
      return () => {
        for (const root of roots) root.unobserve(changed)
      }
    },
  }
}

export type DiscussionDoc = ReturnType<typeof discussionDoc>

/** What a peer wrote and does not parse is left out, not trusted. The same object is parsed once. */
function reading<T extends z.ZodType<object>>(
  map: Y.Map<unknown>,
  schema: T,
): () => ReadonlyMap<string, z.output<T>> {
  const parsed = new WeakMap<object, z.output<T> | null>()
  return () => {
    const read = new Map<string, z.output<T>>()
    for (const [key, value] of map.entries()) {
      if (typeof value !== 'object' || value === null) continue
      let entry = parsed.get(value)
      if (entry === undefined) {
        entry = schema.safeParse(value).data ?? null
        parsed.set(value, entry)
      }
      if (entry !== null) read.set(key, entry)
    }
    return read
  }
}
