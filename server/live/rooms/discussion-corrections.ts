import type { Comment, Resolution, Thread } from '#model/discussion.ts'
import type { EntryChange } from '#model/live/entry-change.ts'

/** Entries of a discussion that a change touches, as they stand at one moment; `undefined` for what is not there. */
export interface Entries {
  threads: ReadonlyMap<string, Thread | undefined>
  comments: ReadonlyMap<string, Comment | undefined>
  resolutions: ReadonlyMap<string, Resolution | undefined>
}

/**
 * What of a change is put right by the server: a time of its writer that is far from the server’s clock, by which
 * a comment would stand before or behind all others, and a resolution that takes the place of another.
 *
 * @param offMs how far a time may be from `now`
 */
export function correctionsOf(
  before: Entries,
  after: Entries,
  now: Date,
  offMs: number,
): EntryChange[] {
  const right = (claimed: string) =>
    Math.abs(Date.parse(claimed) - now.getTime()) <= offMs ? claimed : now.toISOString()
  const changes: EntryChange[] = []
  for (const [key, thread] of there(after.threads)) {
    const createdAt = right(thread.createdAt)
    if (createdAt !== thread.createdAt) {
      changes.push({ root: 'threads', key, value: { ...thread, createdAt } })
    }
  }
  for (const [key, comment] of there(after.comments)) {
    const stood = before.comments.get(key)
    const createdAt = stood === undefined ? right(comment.createdAt) : comment.createdAt
    const { changedAt } = comment
    const changed = changedAt === undefined ? {} : { changedAt: right(changedAt) }
    if (createdAt !== comment.createdAt || changed.changedAt !== changedAt) {
      changes.push({ root: 'comments', key, value: { ...comment, createdAt, ...changed } })
    }
  }
  for (const [key, resolution] of there(after.resolutions)) {
    const stood = before.resolutions.get(key)
    const value = stood ?? { ...resolution, at: right(resolution.at) }
    if (value.by !== resolution.by || value.at !== resolution.at) {
      changes.push({ root: 'resolutions', key, value })
    }
  }
  return changes
}

function there<T>(entries: ReadonlyMap<string, T | undefined>): [string, T][] {
  return [...entries].filter((entry): entry is [string, T] => entry[1] !== undefined)
}
