import { randomUUID } from 'node:crypto'
import type * as Y from 'yjs'
import type { Comment, Thread } from '#model/discussion.ts'
import { discussionDoc } from '#model/live/discussion-doc.ts'

type Author = { id: string }

/** A thread on the first word of `text` of the live study. */
export function aThread(by: Author, fields: Partial<Thread> = {}): Thread {
  const createdAt = new Date().toISOString()
  return { id: randomUUID(), start: 0, end: 3, by: by.id, createdAt, ...fields }
}

export function aComment(by: Author, thread: Thread, fields: Partial<Comment> = {}): Comment {
  return {
    id: randomUUID(),
    thread: thread.id,
    by: by.id,
    text: 'Is this blame?',
    mentions: [],
    createdAt: new Date().toISOString(),
    ...fields,
  }
}

/** Opens a thread in a document, as a page does. */
export function openThread(
  doc: Y.Doc,
  by: Author,
  said: { thread?: Partial<Thread>; comment?: Partial<Comment> } = {},
): { thread: Thread; comment: Comment } {
  const thread = aThread(by, said.thread)
  const comment = aComment(by, thread, said.comment)
  discussionDoc(doc).open(thread, comment)
  return { thread, comment }
}
