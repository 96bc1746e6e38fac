import type { AuditEvent, AuditKind } from '#db/audit.ts'
import type { DiscussionKey } from '#db/discussion-key.ts'
import type { Entries } from './discussion-corrections.ts'

/** What is recorded of a change in a discussion: never words. */
export function discussionEvents(
  { projectId, ...place }: DiscussionKey,
  personId: string,
  before: Entries,
  after: Entries,
): AuditEvent[] {
  const event = (kind: AuditKind, what: object): AuditEvent => ({
    ...{ projectId, personId, kind },
    about: { ...place, ...what },
  })
  const events: AuditEvent[] = []
  for (const [thread, value] of after.threads) {
    if (value !== undefined) events.push(event('thread-opened', { thread }))
  }
  for (const [comment, value] of after.comments) {
    if (before.comments.get(comment) === undefined) continue
    if (value === undefined) events.push(event('comment-removed', { comment }))
    else if (value.takenBackBy === undefined) events.push(event('comment-changed', { comment }))
    else events.push(event('comment-taken-back', { comment, author: value.by }))
  }
  for (const [thread, value] of after.resolutions) {
    const isResolved = value !== undefined
    if ((before.resolutions.get(thread) !== undefined) === isResolved) continue
    events.push(event(isResolved ? 'thread-resolved' : 'thread-reopened', { thread }))
  }
  return events
}
