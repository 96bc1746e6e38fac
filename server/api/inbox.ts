import { z } from 'zod'
import { Id } from '#model/fields.ts'
import { markRead, readInbox } from '../inbox.ts'
import { endpoint, listOf } from './endpoint.ts'

const Time = z.date().meta({ type: 'string', format: 'date-time' })
const Named = z.object({ id: z.string(), name: z.string() })

const MentionAnswer = z.object({
  /** Whether it mentions them, or answers in a thread in which they wrote before. */
  reason: z.enum(['mention', 'answer']),
  project: Named,
  round: Named,
  transcript: z.object({ id: z.string(), title: z.string(), language: z.string() }),
  thread: z.object({
    id: z.string(),
    start: z.number(),
    end: z.number(),
    isResolved: z.boolean(),
  }),
  comment: z.object({ id: z.string(), text: z.string() }),
  author: Named.extend({ initials: z.string() }),
  /** The beginning of the passage it is about. */
  words: z.string(),
  mentionedAt: Time,
  readAt: Time.nullable(),
})

export const inboxEndpoints = [
  endpoint({
    method: 'GET',
    path: '/mentions',
    operation: 'listMentions',
    summary:
      'Comments that mention the owner of the token, or answer in a thread in which they wrote, the newest first, in rounds whose discussions they may read now',
    query: z.strictObject({ cursor: z.string().max(60).optional() }),
    answer: {
      status: 200,
      description: 'A page of them, and how many of all were not read',
      schema: listOf(MentionAnswer).extend({ unread: z.number() }),
    },
    handle: async ({ services, person, query }) => {
      const { mentions, unread, next } = await readInbox(services, person, query.cursor)
      return { items: mentions, unread, next }
    },
  }),
  endpoint({
    method: 'PATCH',
    path: '/mentions/{comment}',
    operation: 'markMention',
    summary: 'Says that one has read where one was mentioned or answered, or has not',
    params: z.object({ comment: Id }),
    body: z.strictObject({ read: z.boolean() }),
    answer: { status: 204, description: 'So it is' },
    handle: ({ services, person, params, body }) =>
      markRead(services, person, { comments: [params.comment], isRead: body.read }),
  }),
]
