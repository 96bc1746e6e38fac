import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { DiscussionKey } from '#db/discussion-key.ts'
import { findRoundTranscript } from '#db/live.ts'
import { listMembers } from '#db/members.ts'
import { type Round, roundFacts } from '#db/rounds.ts'
import { hasThread, listTalks, readComment, readTalk } from '#db/talks.ts'
import { readTurn } from '#db/transcripts.ts'
import type { Comment, Resolution, Talk, Thread } from '#model/discussion.ts'
import { DomainError, isDomainError } from '#model/errors.ts'
import { Id, isId } from '#model/fields.ts'
import { limits } from '#model/limits.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import type { EntryChange } from '#model/live/entry-change.ts'
import type { Face } from '#model/person.ts'
import { may } from '#model/rights.ts'
import { type Member, memberOf, notFound, requireMay, roundOf } from './access.ts'
import type { Person, Services } from './services.ts'

/** What somebody says; how long it may be the discussion itself knows. */
export const Saying = z.strictObject({
  text: z.string(),
  /** Ids of members who are to be told. */
  mentions: z.array(Id).default([]),
})
export type Saying = z.output<typeof Saying>

/** Where a new thread is to stand: on a range of the transcript, or on a whole turn. */
export const Opening = z.union(
  [
    Saying.extend({ start: z.number(), end: z.number() }),
    Saying.extend({ turn: z.number().int().positive() }),
  ],
  'Say where it stands: start and end, or a turn.',
)
export type Opening = z.output<typeof Opening>

/** A comment as its writer is answered. */
export type Said = Comment & {
  /** Ids of those mentioned who may not read it now, and find it in no inbox. */
  notTold: string[]
}

/** Who takes part in the discussions of a round, as a page has to know them. */
export interface TakingPart {
  /** Members who read and write them, and may be mentioned. */
  people: Face[]
  /** Whoever was a member once: what they said stands under their name. */
  former: Face[]
  /** Whether the reader takes back what others said. */
  mayTakeBack: boolean
}

/** As many comments as are read at once. */
const onPage = 500

/** @returns `null` where the member may not read what people say in the round */
export async function takingPart(
  { db }: Services,
  member: Member,
  round: Round,
): Promise<TakingPart | null> {
  const question = { may: 'discuss', round: roundFacts(round) } as const
  if (!may(member, question)) return null
  const members = await listMembers(db, member.project.id)
  const faceOf = ({ id, name, initials }: Face): Face => ({ id, name, initials })
  return {
    people: members.filter((one) => may(one, question)).map(faceOf),
    former: members.filter((one) => !may(one, question)).map(faceOf),
    mayTakeBack: may(member, { ...question, may: 'take-back-comment', author: '' }),
  }
}

/**
 * The threads of a transcript in a round, in reading order, page by page.
 *
 * @param cursor where the page begins; absent: at the beginning
 * @returns `next`: the cursor of the next page, `null` after the last
 * @throws {DomainError} `not-permitted` to whoever may not read all its layers; `invalid-input` for a cursor
 *   that is none
 */
export async function readTalks(
  services: Services,
  person: Person,
  key: DiscussionKey,
  cursor?: string,
): Promise<{ talks: Talk[]; next: string | null }> {
  await requireDiscussing(services, person, key)
  if (cursor !== undefined && !(await hasThread(services.db, key, cursor))) {
    throw new DomainError('invalid-input', 'This page is not there any more. Begin anew.')
  }
  return await listTalks(services.db, key, { after: cursor, most: onPage })
}

/**
 * Opens a thread, through the live document.
 *
 * @throws {DomainError} as above; `invalid-input` and `too-large` for what the document refuses
 */
export async function openThread(
  services: Services,
  person: Person,
  key: DiscussionKey,
  opening: Opening,
): Promise<Omit<Talk, 'comments'> & { comments: Said[] }> {
  const discussing = await requireDiscussing(services, person, key)
  const createdAt = services.clock.now().toISOString()
  const place = 'turn' in opening ? await placeOfTurn(services, key, opening.turn) : opening
  const { start, end } = place
  const thread: Thread = {
    ...{ id: randomUUID(), start, end },
    ...('turn' in opening ? { turn: opening.turn } : {}),
    ...{ by: person.id, createdAt },
  }
  const comment = commentOf(person, thread.id, opening, createdAt)
  await write(services, person, key, [
    { root: 'threads', key: thread.id, value: thread },
    { root: 'comments', key: comment.id, value: comment },
  ])
  return { ...thread, comments: [await answered(services, discussing, comment)], resolved: null }
}

/** Answers in a thread. @throws {DomainError} as above; `not-found` for a thread that is not there */
export async function answerThread(
  services: Services,
  person: Person,
  key: DiscussionKey,
  threadId: string,
  saying: Saying,
): Promise<Said> {
  const discussing = await requireDiscussing(services, person, key)
  if (!(await hasThread(services.db, key, threadId))) throw notFound('thread')
  const comment = commentOf(person, threadId, saying, services.clock.now().toISOString())
  await write(services, person, key, [{ root: 'comments', key: comment.id, value: comment }])
  return await answered(services, discussing, comment)
}

/**
 * Puts other words in the place of one’s own, or takes them back. What a lead takes back of somebody else leaves
 * its place.
 *
 * @param saying `null` takes back
 * @returns what stands there now; `null` where that is nothing
 * @throws {DomainError} as above; `not-permitted` for words of somebody else
 */
export async function changeComment(
  services: Services,
  person: Person,
  key: DiscussionKey,
  commentId: string,
  saying: Saying | null,
): Promise<Said | null> {
  const discussing = await requireDiscussing(services, person, key)
  const { member, round } = discussing
  const before = await readComment(services.db, key, commentId)
  if (before === undefined) throw notFound('comment')
  const changedAt = services.clock.now().toISOString()
  const { id, thread, by, createdAt } = before
  const isOfOther = by !== person.id
  if (saying === null && isOfOther) {
    requireMay(member, { may: 'take-back-comment', round: roundFacts(round), author: by })
    // Taken back is taken back: asked twice, by a request that was sent again, it is answered twice.
    if (before.takenBackBy !== undefined) return { ...before, notTold: [] }
  }
  const takenBack = { ...before, text: '', mentions: [], takenBackBy: person.id, changedAt }
  const emptied = isOfOther ? takenBack : null
  const changed =
    saying === null ? emptied : { id, thread, by, createdAt, ...mentioning(saying), changedAt }
  const value = changed ?? undefined
  await write(services, person, key, [{ root: 'comments', key: commentId, value }])
  return changed && (await answered(services, discussing, changed))
}

/** Resolves a thread, or opens it again. @throws {DomainError} as above */
export async function resolveThread(
  services: Services,
  person: Person,
  key: DiscussionKey,
  threadId: string,
  isResolved: boolean,
): Promise<Talk> {
  await requireDiscussing(services, person, key)
  const talk = await readTalk(services.db, key, threadId)
  if (talk === undefined) throw notFound('thread')
  // Who resolved it first, resolved it.
  if ((talk.resolved !== null) === isResolved) return talk
  const resolved: Resolution | null = isResolved
    ? { by: person.id, at: services.clock.now().toISOString() }
    : null
  const value = resolved ?? undefined
  try {
    await write(services, person, key, [{ root: 'resolutions', key: threadId, value }])
    return { ...talk, resolved }
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'conflict') throw error
    // Somebody else was a moment before, at another server: perhaps with the same.
    const now = await readTalk(services.db, key, threadId)
    if (now === undefined || (now.resolved !== null) !== isResolved) throw error
    return now
  }
}

/** Somebody who takes part, and where. */
interface Discussing {
  member: Member
  round: Round
}

async function requireDiscussing(
  services: Services,
  person: Person,
  { projectId, roundId, transcriptId }: DiscussionKey,
): Promise<Discussing> {
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  if (!isId(transcriptId)) throw notFound('transcript')
  requireMay(member, { may: 'discuss', round: roundFacts(round) })
  const found = await findRoundTranscript(services.db, roundId, transcriptId)
  if (found?.projectId !== projectId) throw notFound('transcript')
  return { member, round }
}

async function answered(
  { db }: Services,
  { member, round }: Discussing,
  comment: Comment,
): Promise<Said> {
  if (comment.mentions.length === 0) return { ...comment, notTold: [] }
  const question = { may: 'discuss', round: roundFacts(round) } as const
  const members = await listMembers(db, member.project.id)
  const told = new Set(members.filter((one) => may(one, question)).map(({ id }) => id))
  return { ...comment, notTold: comment.mentions.filter((id) => !told.has(id)) }
}

async function placeOfTurn(
  { db }: Services,
  key: DiscussionKey,
  ordinal: number,
): Promise<{ start: number; end: number }> {
  // A number that no turn can have PostgreSQL would refuse. Of a turn that is not there the document says so.
  const turn = ordinal > limits.turnsPerTranscript ? undefined : await readTurn(db, key, ordinal)
  return turn ?? { start: 0, end: 1 }
}

function commentOf({ id: by }: Person, thread: string, saying: Saying, at: string): Comment {
  return { id: randomUUID(), thread, by, ...mentioning(saying), createdAt: at }
}

/** Each person once, whatever the sender wrote. */
function mentioning({ text, mentions }: Saying) {
  return { text, mentions: [...new Set(mentions)] }
}

async function write(
  { live }: Services,
  person: Person,
  key: DiscussionKey,
  changes: EntryChange[],
): Promise<void> {
  await live.write(formatDocumentName({ kind: 'discussion', ...key }), person, () => changes)
}
