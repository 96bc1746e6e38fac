import { z } from 'zod'
import { Comment, Resolution } from '#model/discussion.ts'
import { Id } from '#model/fields.ts'
import {
  answerThread,
  changeComment,
  Opening,
  openThread,
  readTalks,
  resolveThread,
  Saying,
} from '../discussions.ts'
import { endpoint, listOf } from './endpoint.ts'

const Params = z.object({ project: Id, round: Id, transcript: Id })
const OfThread = Params.extend({ thread: Id })
const OfComment = Params.extend({ comment: Id })
const path = '/projects/{project}/rounds/{round}/discussions/{transcript}'

const SaidAnswer = z.object({
  ...Comment.shape,
  /** Ids of those mentioned who may not read it now, and find it in no inbox. */
  notTold: z.array(z.string()),
})

const TalkAnswer = z.object({
  id: z.string(),
  start: z.number(),
  end: z.number(),
  /** Where it is about a turn as a whole. */
  turn: z.number().optional(),
  /** Id of whoever opened it. */
  by: z.string(),
  createdAt: z.string(),
  comments: z.array(Comment),
  /** `null` while it is open. */
  resolved: Resolution.nullable(),
})

export const discussionEndpoints = [
  endpoint({
    method: 'GET',
    path,
    operation: 'readDiscussion',
    summary:
      'Threads on the passages of a transcript with what was said in them, in reading order; to whoever may read all its layers',
    params: Params,
    query: z.strictObject({ cursor: Id.optional() }),
    answer: { status: 200, description: 'A page of them', schema: listOf(TalkAnswer) },
    handle: async ({ services, person, params, query }) => {
      const { talks, next } = await readTalks(services, person, keyOf(params), query.cursor)
      return { items: talks, next }
    },
  }),
  endpoint({
    method: 'POST',
    path,
    operation: 'openThread',
    summary: 'Opens a thread on a passage or a turn, with what is said first',
    params: Params,
    body: Opening,
    answer: {
      status: 201,
      description: 'The thread',
      schema: TalkAnswer.extend({ comments: z.array(SaidAnswer) }),
    },
    handle: ({ services, person, params, body }) =>
      openThread(services, person, keyOf(params), body),
  }),
  endpoint({
    method: 'PATCH',
    path: `${path}/threads/{thread}`,
    operation: 'resolveThread',
    summary: 'Resolves a thread, or opens it again',
    params: OfThread,
    body: z.strictObject({ resolved: z.boolean() }),
    answer: { status: 200, description: 'The thread', schema: TalkAnswer },
    handle: ({ services, person, params, body }) =>
      resolveThread(services, person, keyOf(params), params.thread, body.resolved),
  }),
  endpoint({
    method: 'POST',
    path: `${path}/threads/{thread}/comments`,
    operation: 'answerThread',
    summary: 'Answers in a thread',
    params: OfThread,
    body: Saying,
    answer: { status: 201, description: 'The comment', schema: SaidAnswer },
    handle: ({ services, person, params, body }) =>
      answerThread(services, person, keyOf(params), params.thread, body),
  }),
  endpoint({
    method: 'PATCH',
    path: `${path}/comments/{comment}`,
    operation: 'changeComment',
    summary: 'Puts other words in the place of one’s own',
    params: OfComment,
    body: Saying,
    answer: { status: 200, description: 'The comment', schema: SaidAnswer },
    handle: ({ services, person, params, body }) =>
      changeComment(services, person, keyOf(params), params.comment, body),
  }),
  endpoint({
    method: 'DELETE',
    path: `${path}/comments/{comment}`,
    operation: 'takeBackComment',
    summary:
      'Takes back what one said; a thread goes with the last words in it. Of what somebody else said, taken back by a lead, the place is kept',
    params: OfComment,
    answer: { status: 204, description: 'It is gone' },
    handle: ({ services, person, params }) =>
      changeComment(services, person, keyOf(params), params.comment, null),
  }),
]

function keyOf(params: z.output<typeof Params>) {
  return {
    projectId: params.project,
    roundId: params.round,
    transcriptId: params.transcript,
  }
}
