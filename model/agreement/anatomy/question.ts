import { z } from 'zod'
import type { AgreementInput } from '../agreement.ts'
import type { Ledger } from '../ledger.ts'
import type { Anatomy } from './anatomy.ts'
import { kinds } from './kinds.ts'
import { LastAnatomy } from './last-anatomy.ts'
import type { LostOfPair } from './lost-by-pair.ts'
import { scopeOf } from './scope.ts'
import { type Disagreement, disagreementsAt, neighboursIn, workingList } from './working-list.ts'

/** What somebody wants to know of the disagreement in a round. Ids as in the round. */
export const AnatomyQuestion = z.strictObject({
  over: z.enum(['units', 'positions']).default('units'),
  /** Costs, passages and working list of one code, of two coders, or of both. */
  code: z.string().max(100).optional(),
  coders: z.tuple([z.string().max(100), z.string().max(100)]).optional(),
  /** Of the working list alone. */
  kind: z.enum(kinds).optional(),
  transcript: z.string().max(100).optional(),
  /** Those of which somebody who has the code was unsure. */
  unsure: z.literal(true).optional(),
  order: z.enum(['place', 'cost']).default('place'),
  /** Ids of transcripts, in the order in which the list goes through them; absent: by their ids. */
  inOrder: z.array(z.string().max(100)).optional(),
  /** The page of the working list: how many come before it, and how many are on it. */
  from: z.number().int().min(0).default(0),
  count: z.number().int().min(0).max(1_000).default(50),
  /** Number of a disagreement whose neighbours in the list are wanted. */
  at: z.number().int().min(0).optional(),
})
export type AnatomyQuestion = z.output<typeof AnatomyQuestion>

export interface AnatomyAnswer {
  anatomy: Omit<Anatomy, 'pairs' | 'codesOfPairs' | 'costs' | 'passages'>
  /** Each pair of coders, on the code where one was asked for; `null` where that would be too many. */
  pairs: LostOfPair[] | null
  /** Of the code and the coders that were asked for; else of all. */
  costs: Anatomy['costs']
  /** Not for whoever may read figures alone; nor is the list. */
  passages: Anatomy['passages']
  list: {
    total: number
    /** How many there are on the code and the pair, whatever else was chosen of them. */
    ofAll: number
    shown: Disagreement[]
    neighbours: ReturnType<typeof neighboursIn>
  }
  /** Transcripts that two coders or more, or the two that were asked for, completed. */
  compared: { transcripts: number }
  ledger: Ledger
}

/**
 * Anatomy of a round with one page of its working list: all that a page shows, in plain values.
 *
 * @param last what was made for the question before
 * @returns `null` where the code or the coders asked for are not among those compared
 */
export function answerTo(
  question: AnatomyQuestion,
  input: AgreementInput,
  last = new LastAnatomy(),
): AnatomyAnswer | null {
  const { anatomy, disagreements, within, data, unsure } = last.of(input, question.over)
  const scope = scopeOf(data, question)
  if (scope === undefined) return null
  const { pairs, codesOfPairs, costs: allCosts, passages: allPassages, ...figures } = anatomy
  const isAll = scope.code === undefined && scope.pair === undefined
  const list = workingList(disagreements, {
    ...scope,
    order: question.order,
    ...(question.inOrder === undefined
      ? {}
      : { ranks: data.transcripts.map((id) => question.inOrder!.indexOf(id)) }),
    ...(question.kind === undefined ? {} : { kind: question.kind }),
    ...(question.unsure === undefined ? {} : { unsure }),
    ...(question.transcript === undefined
      ? {}
      : { transcript: data.transcripts.indexOf(question.transcript) }),
  })
  const page = list.subarray(question.from, question.from + question.count)
  return {
    anatomy: figures,
    pairs:
      question.code === undefined
        ? pairs
        : (codesOfPairs?.filter(({ code }) => code === question.code) ?? null),
    ...(isAll ? { costs: allCosts, passages: allPassages } : within(scope)),
    list: {
      total: list.length,
      ofAll: workingList(disagreements, scope).length,
      shown: disagreementsAt(disagreements, data, page, { scope, unsure }),
      neighbours: neighboursIn(list, question.at),
    },
    compared: {
      transcripts: data.continua.filter(({ coders }) =>
        (scope.pair ?? []).every((column) => coders.includes(column)),
      ).length,
    },
    ledger: data.ledger,
  }
}
