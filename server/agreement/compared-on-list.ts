import { z } from 'zod'
import type { ByKind } from '#model/agreement/anatomy/kinds.ts'
import type { NextStep } from '#model/agreement/anatomy/next-steps.ts'
import { wholeNumber } from '#model/fields.ts'
import { AnatomyPageQuery } from '../agreement-query.ts'
import type { Ground } from '../anatomy.ts'
import { checked } from '../checked.ts'
import type { Person, Services } from '../services.ts'
import { type Comparison, comparison } from './comparison.ts'
import {
  entriesOf,
  type ListEntry,
  type ListQuery,
  listGround,
  perPage,
  withWords,
} from './working-list.ts'

/** What the address of a comparison says. */
const ComparedAt = z.object({
  at: z.string().optional(),
  /** The working list one came from, as the search of its address, and which of its entries this is. */
  list: z.string().max(40_000, 'Choose fewer: this is longer than 40,000 characters.').optional(),
  nth: wholeNumber(1, 2 ** 31, 'An entry of a list is a whole number.').default(1),
})

/** A place of the working list as the page of one transcript shows it. */
export interface OnList {
  /** Search of the list's address, without the page of it. */
  search: string
  total: number
  /** The entry in question; `null` where what is compared has changed, and it is none any more. */
  current: ListEntry | null
  previous: ListEntry | null
  next: ListEntry | null
  /** The page of the list that the entry is on. */
  shown: ListEntry[]
  /** What the code in question loses: `1 - alpha` in parts, and what could be done. */
  ofCode: { code: string; lost: ByKind; steps: NextStep[] } | null
}

/** `list` is `null` where one came by no list. */
export type ComparedOnList = Comparison & { list: OnList | null }

/**
 * One transcript with what all its coders did, around a place, and the working list that led there.
 *
 * @param signal gives up, where whoever asks has gone
 * @throws {DomainError} as `comparison`
 */
export async function comparedOnList(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  transcriptId: string,
  given: Record<string, unknown>,
  signal: AbortSignal,
): Promise<ComparedOnList> {
  const { at, list, nth } = checked(ComparedAt, given)
  const found = await comparison(
    services,
    person,
    projectId,
    roundId,
    transcriptId,
    at ?? null,
    signal,
  )
  if (list === undefined) return { ...found, list: null }
  const said = Object.fromEntries(new URLSearchParams(list))
  const query = checked(AnatomyPageQuery, said, 'list')
  const ground = await listGround(services, person, projectId, roundId)
  const place = { transcript: found.transcript.id, ...found.here }
  return { ...found, list: await placeOnList(services, ground, { query, list, nth, place }) }
}

interface Asked {
  query: ListQuery
  list: string
  nth: number
  place: { transcript: string; start: number; end: number }
}

async function placeOnList(
  services: Services,
  ground: Ground,
  { query, list, nth, place }: Asked,
): Promise<OnList> {
  const first = nth - 1 - ((nth - 1) % perPage)
  // One more on either side, for the steps over the edge of a page.
  const from = Math.max(0, first - 1)
  const { total, entries, anatomy } = await entriesOf(
    services,
    ground,
    query,
    from,
    first + perPage + 1 - from,
  )
  const worded = await withWords(services, ground, entries)
  const byNth = new Map(worded.map((entry) => [entry.nth, entry]))
  const isHere = ({ transcript, start, end }: ListEntry) =>
    transcript === place.transcript && start === place.start && end === place.end
  const named = byNth.get(nth)
  const current =
    named !== undefined && isHere(named) ? named : (worded.find((one) => isHere(one)) ?? null)
  const search = new URLSearchParams(list)
  search.delete('from')
  const code = anatomy?.codes.find((one) => one.code === current?.code)
  return {
    search: search.toString(),
    total,
    current,
    previous: byNth.get((current?.nth ?? nth) - 1) ?? null,
    // Where the entry is gone, the one that took its place comes next.
    next: byNth.get(current === null ? nth : current.nth + 1) ?? null,
    shown: worded.filter((entry) => entry.nth > first && entry.nth <= first + perPage),
    ofCode:
      code === undefined
        ? null
        : {
            code: code.code,
            lost: code.lost,
            steps: anatomy!.steps.filter((step) => 'code' in step && step.code === code.code),
          },
  }
}
