import type { z } from 'zod'
import { readCodedWords } from '#db/comparison.ts'
import { roundFacts } from '#db/rounds.ts'
import type { AnatomyAnswer } from '#model/agreement/anatomy/question.ts'
import type { Disagreement } from '#model/agreement/anatomy/working-list.ts'
import { memberOf, requireMay, roundOf } from '../access.ts'
import { AnatomyPageQuery, choosableCodes } from '../agreement-query.ts'
import { anatomyFor, choicesAndQuestion, type Ground, groundOf } from '../anatomy.ts'
import { checked } from '../checked.ts'
import { projectFor } from '../projects.ts'
import { headOf } from '../round-head.ts'
import type { Person, Services } from '../services.ts'
import { quoteOf } from './quote.ts'
import type { Shown } from './standing.ts'

/** Entries on a page. */
export const perPage = 50

/**
 * Entries asked for at once, whatever the page: that answer is kept, and so paging and stepping through the
 * list computes nothing anew.
 */
const perPortion = 500

/** An entry with its place in the list, from 1, and the first words that were coded there. */
export interface ListEntry extends Disagreement {
  nth: number
  quote: string
}

export type ListQuery = z.output<typeof AnatomyPageQuery>

/**
 * A page of the working list: what coders disagree on, in reading order or the dearest first.
 *
 * @throws {DomainError} `not-permitted` while the coders' codes are hidden
 */
export async function workingListPage(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: Record<string, unknown> = {},
) {
  const query = checked(AnatomyPageQuery, given)
  const ground = await listGround(services, person, projectId, roundId)
  const { member, round, codebook, parts } = ground
  const { over, code, pair, kind, transcript, unsure, order } = query
  const from = query.from - (query.from % perPage)
  const { total, ofAll, entries, standing } = await entriesOf(
    services,
    ground,
    query,
    from,
    perPage,
  )
  return {
    project: projectFor(member),
    round: headOf(round),
    settings: {
      ...choicesAndQuestion(query).choices,
      over,
      order,
      code: code ?? null,
      pair: pair ?? null,
      kind: kind ?? null,
      transcript: transcript ?? null,
      unsure: unsure ?? null,
    },
    codes: codebook.codes.map(({ id, name, colour }) => ({ id, name, colour })),
    choosable: choosableCodes(codebook, query.level),
    ...parts,
    from,
    perPage,
    total,
    ofAll,
    entries: await withWords(services, ground, entries),
    ...standing,
  }
}
export type WorkingListPage = Awaited<ReturnType<typeof workingListPage>>

/** Whose members may read passages. */
export async function listGround(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
): Promise<Ground> {
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  requireMay(member, { may: 'read-passages', round: roundFacts(round) })
  return groundOf(services, { member, round })
}

/**
 * Some of the working list.
 *
 * @param from how many come before them; what lies outside the list is left out
 * @returns them, how many the list has, and what agreement is lost to as a whole; nothing of it where of what
 *   was chosen nothing was compared
 */
export async function entriesOf(
  services: Services,
  ground: Ground,
  query: ListQuery,
  from: number,
  count: number,
): Promise<{
  total: number
  /** How many there are on the code and the pair, whatever else was chosen of them. */
  ofAll: number
  entries: (Disagreement & { nth: number })[]
  anatomy: AnatomyAnswer['anatomy'] | null
  standing: Pick<Shown<unknown>, 'computedAt' | 'job'>
}> {
  const entries: (Disagreement & { nth: number })[] = []
  const portionAt = (portion: number) => {
    const { at: _, ...choices } = query
    return anatomyFor(services, ground, { ...choices, from: portion, count: perPortion })
  }
  const end = from + count
  const first = from - (from % perPortion)
  const { answer, computedAt, job } = await portionAt(first)
  const total = answer?.list.total ?? 0
  for (let portion = first; portion < Math.min(end, total); portion += perPortion) {
    const found = portion === first ? answer : (await portionAt(portion)).answer
    found?.list.shown.forEach((entry, index) => {
      const before = portion + index
      if (before >= from && before < end) entries.push({ ...entry, nth: before + 1 })
    })
  }
  return {
    total,
    ofAll: answer?.list.ofAll ?? 0,
    entries,
    anatomy: answer?.anatomy ?? null,
    standing: { computedAt, job },
  }
}

/** The words first coded in each place. */
export async function withWords(
  { db }: Services,
  { round }: Ground,
  entries: readonly (Disagreement & { nth: number })[],
): Promise<ListEntry[]> {
  const of = { projectId: round.projectId, roundId: round.id }
  const words = await readCodedWords(db, of, entries)
  return entries.map((entry, index) => ({ ...entry, quote: quoteOf(words[index] ?? '') }))
}
