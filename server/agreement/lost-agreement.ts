import { readQuotes } from '#db/agreement.ts'
import { sayingOfCosts } from '#model/agreement/anatomy/saying.ts'
import { readerOf } from '../agreement.ts'
import { AnatomyPageQuery, choosableCodes } from '../agreement-query.ts'
import { anatomyFor, choicesAndQuestion, groundOf, withoutPassages } from '../anatomy.ts'
import { checked } from '../checked.ts'
import { projectFor } from '../projects.ts'
import { headOf } from '../round-head.ts'
import type { Person, Services } from '../services.ts'
import { quoteOf } from './quote.ts'

/** Told one by one; what comes after costs next to nothing. */
const mostConfusions = 30
const mostParts = 12

/**
 * The page of what agreement of a round is lost to, over all codes and coders or of those chosen.
 *
 * @throws {DomainError} `not-permitted` while the figures would tell a coder what the others do
 */
export async function lostAgreement(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: Record<string, unknown> = {},
) {
  const query = checked(AnatomyPageQuery, given)
  const ground = await groundOf(services, await readerOf(services, person, projectId, roundId))
  const { member, round, codebook, parts, mayReadPassages } = ground
  const { over, code, pair } = query
  // What the working list alone is asked for changes nothing here.
  const { kind: _, transcript: __, at: ___, ...asked } = query
  const { answer, computedAt, job } = await anatomyFor(services, ground, {
    ...asked,
    order: 'place',
    from: 0,
    count: 0,
  })
  const shown = answer && (mayReadPassages ? answer : withoutPassages(answer))
  const dearestFirst = byShare(parts.transcripts)
  return {
    project: projectFor(member),
    round: headOf(round),
    settings: {
      ...choicesAndQuestion(query).choices,
      over,
      code: code ?? null,
      pair: pair ?? null,
    },
    codes: codebook.codes.map(({ id, name, colour }) => ({ id, name, colour })),
    choosable: choosableCodes(codebook, query.level),
    ...parts,
    mayReadPassages,
    computedAt,
    /** `null` where these are the figures of the present layers. */
    job,
    ledger: shown && { units: shown.ledger.units, turns: shown.ledger.turns },
    /** `null` where of what was chosen nothing was compared. */
    found: shown && {
      ...shown.anatomy,
      pairs: shown.pairs,
      compared: shown.compared,
      half: sayingOfCosts(shown.costs.transcripts, shown.compared.transcripts),
      confusions: shown.anatomy.confusions.slice(0, mostConfusions),
      costs: {
        transcripts: shown.costs.transcripts.toSorted(dearestFirst).slice(0, mostParts),
        speakers: shown.costs.speakers.slice(0, mostParts),
        turns: shown.costs.turns?.toSorted(dearestFirst).slice(0, mostParts) ?? null,
      },
      passages:
        shown.passages &&
        (await quoted(services, projectId, shown.passages.toSorted(dearestFirst))),
    },
  }
}
export type LostAgreement = Awaited<ReturnType<typeof lostAgreement>>

/** The dearest first; what costs the same as transcripts are listed, then by turn. */
function byShare(transcripts: readonly { id: string }[]) {
  const places = new Map(transcripts.map(({ id }, place) => [id, place]))
  const placeOf = (id: string) => places.get(id) ?? transcripts.length
  return (a: Placed, b: Placed) =>
    b.share - a.share ||
    placeOf(a.transcript) - placeOf(b.transcript) ||
    (a.turn ?? 0) - (b.turn ?? 0)
}

interface Placed {
  transcript: string
  turn?: number
  share: number
}

async function quoted<T extends { transcript: string; start: number; end: number }>(
  { db }: Services,
  projectId: string,
  places: readonly T[],
) {
  const quotes = await readQuotes(db, projectId, places)
  return places.map((place, index) => ({ ...place, quote: quoteOf(quotes[index] ?? '') }))
}
