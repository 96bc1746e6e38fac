import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { DiscussionKey } from '#db/discussion-key.ts'
import { readDiscussion } from '#db/discussions.ts'
import { findRoundTranscript, readTranscriptGround } from '#db/live.ts'
import { listMembers } from '#db/members.ts'
import { type Round, roundFacts } from '#db/rounds.ts'
import {
  type Comment,
  type Resolution,
  type Talk,
  type Thread,
  talksOf,
} from '#model/discussion.ts'
import { Id, isId } from '#model/fields.ts'
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

/** Who takes part in the discussions of a round, as a page has to know them. */
export interface TakingPart {
  /** Members who read and write them, and may be mentioned. */
  people: Face[]
  /** Whoever was a member once: what they said stands under their name. */
  former: Face[]
}

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
  }
}

/**
 * The threads of a transcript in a round, in reading order.
 *
 * @throws {DomainError} `not-permitted` to whoever may not read all its layers
 */
export async function readTalks(
  services: Services,
  person: Person,
  key: DiscussionKey,
): Promise<Talk[]> {
  await requireDiscussing(services, person, key)
  const { threads, comments, resolutions } = await readDiscussion(services.db, key)
  return talksOf([...threads.values()], [...comments.values()], resolutions)
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
): Promise<Talk> {
  await requireDiscussing(services, person, key)
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
  return { ...thread, comments: [comment], resolved: null }
}

/** Answers in a thread. @throws {DomainError} as above; `not-found` for a thread that is not there */
export async function answerThread(
  services: Services,
  person: Person,
  key: DiscussionKey,
  threadId: string,
  saying: Saying,
): Promise<Comment> {
  await requireDiscussing(services, person, key)
  const { threads } = await readDiscussion(services.db, key)
  if (!threads.has(threadId)) throw notFound('thread')
  const comment = commentOf(person, threadId, saying, services.clock.now().toISOString())
  await write(services, person, key, [{ root: 'comments', key: comment.id, value: comment }])
  return comment
}

/**
 * Puts other words in the place of one’s own, or takes them back.
 *
 * @param saying `null` takes back
 * @throws {DomainError} as above; `not-permitted` for words of somebody else
 */
export async function changeComment(
  services: Services,
  person: Person,
  key: DiscussionKey,
  commentId: string,
  saying: Saying | null,
): Promise<Comment | null> {
  await requireDiscussing(services, person, key)
  const { comments } = await readDiscussion(services.db, key)
  const before = comments.get(commentId)
  if (before === undefined) throw notFound('comment')
  const changedAt = services.clock.now().toISOString()
  const changed = saying && { ...before, ...mentioning(saying), changedAt }
  const value = changed ?? undefined
  await write(services, person, key, [{ root: 'comments', key: commentId, value }])
  return changed
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
  const talk = (await readTalks(services, person, key)).find(({ id }) => id === threadId)
  if (talk === undefined) throw notFound('thread')
  // Who resolved it first, resolved it.
  if ((talk.resolved !== null) === isResolved) return talk
  const resolved: Resolution | null = isResolved
    ? { by: person.id, at: services.clock.now().toISOString() }
    : null
  const value = resolved ?? undefined
  await write(services, person, key, [{ root: 'resolutions', key: threadId, value }])
  return { ...talk, resolved }
}

async function requireDiscussing(
  services: Services,
  person: Person,
  { projectId, roundId, transcriptId }: DiscussionKey,
): Promise<void> {
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  if (!isId(transcriptId)) throw notFound('transcript')
  requireMay(member, { may: 'discuss', round: roundFacts(round) })
  const found = await findRoundTranscript(services.db, roundId, transcriptId)
  if (found?.projectId !== projectId) throw notFound('transcript')
}

async function placeOfTurn(
  { db }: Services,
  { projectId, transcriptId }: DiscussionKey,
  ordinal: number,
): Promise<{ start: number; end: number }> {
  const ground = await readTranscriptGround(db, projectId, transcriptId)
  // Of a turn that is not there the document says so.
  return ground?.turns[ordinal - 1] ?? { start: 0, end: 1 }
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
