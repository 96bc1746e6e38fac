import { z } from 'zod'
import { Id } from '#model/fields.ts'
import { foundFarthest, type SearchPlace } from '#model/search/search-query.ts'
import { type FoundPart, searchProject } from '../search.ts'
import { type Asked, endpoint, listOf } from './endpoint.ts'

const Params = z.object({ project: Id })
const Query = z.strictObject({
  /** Words, “phrases”, -words to leave out, words or words; parts of words are found too. */
  q: z.string(),
  cursor: z.string().max(20).optional(),
})

/** The words around what was found, in pieces. */
const Excerpt = z.array(z.object({ words: z.string(), isFound: z.boolean() }))
const Round = z.object({ id: z.string(), name: z.string() })

const FoundText = z.object({
  transcriptId: z.string(),
  title: z.string(),
  /** Ordinal of the turn; 0 outside any turn. */
  turn: z.number(),
  speaker: z.string().nullable(),
  start: z.number(),
  end: z.number(),
  excerpt: Excerpt,
  /** The round in which the owner of the token codes this transcript now, where there is one. */
  round: Round.nullable(),
})

const FoundMemo = z.object({
  roundId: z.string(),
  round: z.string(),
  transcriptId: z.string(),
  title: z.string(),
  /** What it was written on: a coded span, or `transcript`, `turn:N`, `code:ID` of the layer. */
  about: z.union([
    z.object({
      code: z.string(),
      start: z.number(),
      end: z.number(),
      turn: z.number(),
      quote: z.string(),
    }),
    z.string(),
  ]),
  excerpt: Excerpt,
  code: z.string().nullable(),
})

const FoundCode = z.object({
  id: z.string(),
  name: z.string(),
  retired: z.boolean(),
  colour: z.string(),
  /** How many codes before it in the codebook have the same colour. */
  sameBefore: z.number(),
  excerpt: Excerpt,
})

/** `isMore`: there is more than was looked at, so the query says too little. */
function foundOf<T extends z.ZodType>(hit: T) {
  return listOf(hit).extend({ total: z.number(), isMore: z.boolean() })
}

type AskedFor = Asked<z.output<typeof Params>, z.output<typeof Query>, undefined>

async function found(
  { services, person, params, query: { q, cursor } }: AskedFor,
  place: Exclude<SearchPlace, 'all'>,
) {
  const asked = { q, in: place, ...(cursor === undefined ? {} : { from: cursor }) }
  const answer = await searchProject(services, person, params.project, asked)
  const { hits, total, isMore }: FoundPart<unknown> = answer[place] ?? nothing
  const reached = answer.query.from + hits.length
  return {
    items: hits,
    total,
    isMore,
    next: hits.length > 0 && reached < Math.min(total, foundFarthest) ? String(reached) : null,
  }
}

const nothing = { hits: [], total: 0, isMore: false }

export const searchEndpoints = [
  endpoint({
    method: 'GET',
    path: '/projects/{project}/search/texts',
    operation: 'searchTexts',
    summary:
      'Passages of the transcripts that hold words in any of their forms, or parts of words; the best first',
    params: Params,
    query: Query,
    answer: { status: 200, description: 'A page of them', schema: foundOf(FoundText) },
    handle: (asked) => found(asked, 'texts'),
  }),
  endpoint({
    method: 'GET',
    path: '/projects/{project}/search/memos',
    operation: 'searchMemos',
    summary: 'The same in the memos of the owner of the token',
    params: Params,
    query: Query,
    answer: { status: 200, description: 'A page of them', schema: foundOf(FoundMemo) },
    handle: (asked) => found(asked, 'memos'),
  }),
  endpoint({
    method: 'GET',
    path: '/projects/{project}/search/codes',
    operation: 'searchCodes',
    summary: 'Codes of the working codebook by name, definition, rules and examples',
    params: Params,
    query: Query,
    answer: { status: 200, description: 'A page of them', schema: foundOf(FoundCode) },
    handle: (asked) => found(asked, 'codes'),
  }),
]
