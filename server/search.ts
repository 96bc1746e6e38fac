import { latestOwnRounds } from '#db/own-rounds.ts'
import { listRounds, roundFacts } from '#db/rounds.ts'
import { findInMemos, findInTexts, type MemoHit, type Portion } from '#db/search.ts'
import type { Code } from '#model/codebook.ts'
import { codeOfMemo } from '#model/memo-about.ts'
import { may } from '#model/rights.ts'
import { type Excerpt, excerptOf, markedPlaces, placesOf } from '#model/search/excerpt.ts'
import { rankCodes } from '#model/search/rank-codes.ts'
import { lettersOf, type SearchPlace, SearchQuery } from '#model/search/search-query.ts'
import { type Member, memberOf, requireMay } from './access.ts'
import { checked } from './checked.ts'
import { readDraft } from './codebooks.ts'
import { projectFor } from './projects.ts'
import { makeSearchable } from './searchable.ts'
import type { Person, Services } from './services.ts'

/** A part of what was found in one place, the best first. */
export interface FoundPart<Hit> {
  hits: Hit[]
  total: number
  /** Whether there is more than was looked at: the query says too little. */
  isMore: boolean
}

/** A passage of a text. Offsets in code points of the transcript. */
export interface FoundText {
  transcriptId: string
  title: string
  turn: number
  speaker: string | null
  start: number
  end: number
  excerpt: Excerpt['pieces']
  /** The round in which the reader codes this transcript now, where there is one. */
  round: { id: string; name: string } | null
}

export type FoundMemo = Omit<MemoHit, 'memo'> & {
  excerpt: Excerpt['pieces']
  /** Name of the code it is about, where it is about one. */
  code: string | null
}

export interface FoundCode {
  id: string
  name: string
  retired: boolean
  colour: Code['colour']
  /** How many codes before it in the codebook have the same colour, which decides its pattern. */
  sameBefore: number
  excerpt: Excerpt['pieces']
}

/** Hits of a place on its own page, and of each place where all are shown. */
const portions = { one: 30, each: 5 }

/**
 * Looks for words in a project: in its texts, in the reader's own memos, and in its codebook. Nothing is
 * looked at that another coder wrote, so what is found tells nothing of a blind round.
 *
 * @throws {DomainError} `not-found` for whoever is no member; `invalid-input` for a query that is none
 */
export async function searchProject(
  services: Services,
  person: Person,
  projectId: string,
  query: unknown,
) {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-transcripts' })
  requireMay(member, { may: 'read-codebook' })
  const { q, in: place, from } = checked(SearchQuery, query)
  const asks = (one: SearchPlace) => q !== '' && (place === 'all' || place === one)
  const portion: Portion =
    place === 'all' ? { from: 0, limit: portions.each } : { from, limit: portions.one }
  if (asks('texts')) await makeSearchable(services, projectId)
  const [texts, memos, codes] = await services.rates.whileReading(person, () =>
    Promise.all([
      asks('texts') ? foundTexts(services, member, q, portion) : null,
      asks('memos') ? foundMemos(services, member, q, portion) : null,
      asks('codes') ? foundCodes(services, member, q, portion) : null,
    ]),
  )
  return {
    project: projectFor(member),
    query: { q, in: place, from },
    perPage: portions.one,
    texts,
    memos,
    codes,
  }
}

async function foundTexts(
  { db }: Services,
  member: Member,
  q: string,
  portion: Portion,
): Promise<FoundPart<FoundText>> {
  const { hits, ...rest } = await findInTexts(db, member.project.id, q, portion)
  const rounds = member.roles.includes('coder')
    ? await latestOwnRounds(db, member.project.id, member.id, [
        ...new Set(hits.map(({ transcriptId }) => transcriptId)),
      ])
    : new Map<string, { id: string; name: string }>()
  return {
    ...rest,
    hits: hits.map(({ marked, start, ...hit }) => {
      const { text, places } = markedPlaces(marked)
      const found = excerptOf(text, places.length > 0 ? places : placesOf(text, lettersOf(q)))
      return {
        ...hit,
        start: start + found.start,
        end: start + Math.max(found.end, found.start + 1),
        excerpt: found.pieces,
        round: rounds.get(hit.transcriptId) ?? null,
      }
    }),
  }
}

async function foundMemos(
  services: Services,
  member: Member,
  q: string,
  portion: Portion,
): Promise<FoundPart<FoundMemo>> {
  const { db } = services
  const rounds = (await listRounds(db, member.project.id)).filter((round) =>
    may(member, { may: 'read-layer', round: roundFacts(round), coder: member.id }),
  )
  if (rounds.length === 0) return { hits: [], total: 0, isMore: false }
  const ids = rounds.map(({ id }) => id)
  const { hits, ...rest } = await findInMemos(db, member.project.id, member.id, ids, q, portion)
  const names = new Map(
    (await readDraft(services, member.project)).codes.map((code) => [code.id, code.name]),
  )
  return {
    ...rest,
    hits: hits.map(({ memo, ...hit }) => {
      const code = codeOf(hit.about)
      return {
        ...hit,
        code: code === null ? null : (names.get(code) ?? code),
        excerpt: excerptOf(memo, placesOf(memo, wordsOf(q))).pieces,
      }
    }),
  }
}

async function foundCodes(
  services: Services,
  member: Member,
  q: string,
  { from, limit }: Portion,
): Promise<FoundPart<FoundCode>> {
  const { codes } = await readDraft(services, member.project)
  const found = rankCodes(codes, q)
  return {
    total: found.length,
    isMore: false,
    hits: found.slice(from, from + limit).map((code) => ({
      id: code.id,
      name: code.name,
      retired: code.retired === true,
      colour: code.colour,
      sameBefore: codes.slice(0, codes.indexOf(code)).filter(({ colour }) => colour === code.colour)
        .length,
      excerpt: excerptOf(saidOf(code, q), placesOf(saidOf(code, q), wordsOf(q))).pieces,
    })),
  }
}

/** Of what a codebook says of a code the part that holds the words, else its definition. */
function saidOf(code: Code, q: string): string {
  const parts = [
    code.definition,
    code.includeWhen,
    code.excludeWhen,
    code.examples.hit,
    code.examples.nearMiss,
  ]
  return parts.find((part) => placesOf(part, wordsOf(q)).length > 0) ?? code.definition
}

function codeOf(about: MemoHit['about']): string | null {
  return typeof about === 'string' ? codeOfMemo(about) : about.code
}

/** To be marked in what is shown: the letters asked for, or each word where some are to be left out. */
function wordsOf(q: string): string[] {
  const letters = lettersOf(q)
  return letters.length > 0 ? letters : (q.match(/[\p{L}\p{N}]{3,}/gu) ?? [])
}
