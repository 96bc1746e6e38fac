import { randomUUID } from 'node:crypto'
import type * as Y from 'yjs'
import type { Comment, Thread } from '#model/discussion.ts'
import { discussionDoc } from '#model/live/discussion-doc.ts'
import { LiveClient } from './live-client.ts'
import type { LiveStudy } from './live-study.ts'

/** Name of the document in which people talk about the transcript of a live study. */
export function discussionOf({ roundId, transcriptId }: LiveStudy): string {
  return `discussion.${roundId}.${transcriptId}`
}

/** Opens it as a page does. */
export async function joinDiscussion(person: LiveStudy['ana'], of: LiveStudy): Promise<Discussing> {
  const page = await new LiveClient(of.url, discussionOf(of), person).join()
  return { page, talk: discussionDoc(page.doc) }
}

/** A page on which somebody talks. */
export interface Discussing {
  page: LiveClient
  talk: ReturnType<typeof discussionDoc>
}

/** A thread with its first words. */
export interface OpenedThread {
  thread: Thread
  comment: Comment
}

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
): OpenedThread {
  const thread = aThread(by, said.thread)
  const comment = aComment(by, thread, said.comment)
  discussionDoc(doc).open(thread, comment)
  return { thread, comment }
}
