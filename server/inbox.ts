import {
  listMentioningRounds,
  listMentions,
  type Mention,
  type MentioningRound,
  markMentions,
} from '#db/mentions.ts'
import { DomainError } from '#model/errors.ts'
import { isId } from '#model/fields.ts'
import { may } from '#model/rights.ts'
import { notFound } from './access.ts'
import type { Person, Services } from './services.ts'

export type { Mention } from '#db/mentions.ts'

/** As many as a page of the inbox shows. */
const onPage = 50

/** Where people mentioned somebody, or answered where they wrote; a page of it. */
export interface Inbox {
  /** The newest first, of rounds that may be read now. */
  mentions: Mention[]
  /** Of all of them, how many were not read. */
  unread: number
  /** Where the next page begins; `null` at the end. */
  next: string | null
}

/** @throws {DomainError} `invalid-input` for a cursor that is none */
export async function readInbox({ db }: Services, person: Person, cursor?: string): Promise<Inbox> {
  const rounds = readable(person, await listMentioningRounds(db, person.id))
  const before = cursor === undefined ? undefined : parseCursor(cursor)
  const ids = rounds.map(({ roundId }) => roundId)
  const found = await listMentions(db, person.id, ids, { before, limit: onPage + 1 })
  const mentions = found.slice(0, onPage)
  const last = mentions.at(-1)
  return {
    mentions,
    unread: sumOf(rounds),
    next: last !== undefined && found.length > onPage ? cursorOf(last) : null,
  }
}

/** How much of it somebody has not read, of what they may read. */
export async function countUnread({ db }: Services, person: Person): Promise<number> {
  return sumOf(readable(person, await listMentioningRounds(db, person.id, { unreadOnly: true })))
}

/**
 * Says of comments that one is told of that they were read, or were not.
 *
 * @param comments which; absent: all that may be read
 * @throws {DomainError} `not-found` where this person is told of none of them, or may read none
 */
export async function markRead(
  { db, clock }: Services,
  person: Person,
  { comments, isRead }: { comments?: readonly string[]; isRead: boolean },
): Promise<void> {
  const rounds = readable(person, await listMentioningRounds(db, person.id))
  const marked = await markMentions(
    db,
    person.id,
    rounds.map(({ roundId }) => roundId),
    {
      ...(comments === undefined ? {} : { comments: comments.filter(isId) }),
      readAt: isRead ? clock.now() : null,
    },
  )
  if (comments !== undefined && marked === 0) throw notFound('comment')
}

/** What was said where somebody may not read any more, a round or a role since, is nobody’s to tell. */
function readable({ id }: Person, rounds: readonly MentioningRound[]): MentioningRound[] {
  return rounds.filter(({ roles, visibility, status }) =>
    may({ id, roles }, { may: 'discuss', round: { visibility, status, coders: [] } }),
  )
}

function sumOf(rounds: readonly MentioningRound[]): number {
  return rounds.reduce((sum, { unread }) => sum + unread, 0)
}

function cursorOf({ mentionedAt, comment }: Mention): string {
  return `${mentionedAt.getTime()}.${comment.id}`
}

/** The year 10000, whose times PostgreSQL reads otherwise than they are written here. */
const endOfTimeMs = Date.UTC(10_000, 0)

function parseCursor(cursor: string): { at: Date; comment: string } {
  const [ms = '', comment = ''] = cursor.split('.')
  const at = new Date(Number(ms))
  if (!/^\d{1,15}$/.test(ms) || at.getTime() >= endOfTimeMs || !isId(comment)) {
    throw new DomainError('invalid-input', 'This page of the inbox is not there. Begin anew.')
  }
  return { at, comment }
}
