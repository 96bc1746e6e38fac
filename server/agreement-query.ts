import { z } from 'zod'
import { kinds } from '#model/agreement/anatomy/kinds.ts'
import { requireDraws, Targets } from '#model/agreement/asked-draws.ts'
import {
  type AgreementChoices,
  overlapRules,
  unitKinds,
  usualWindowLength,
} from '#model/agreement/choices.ts'
import { codesAtLevel } from '#model/agreement/code-level.ts'
import { type IntervalMethod, intervalMethods } from '#model/agreement/interval-method.ts'
import { traits } from '#model/agreement/planning/next-draw.ts'
import { places, planKinds } from '#model/agreement/planning/plan.ts'
import type { Codebook } from '#model/codebook.ts'
import { codeTree } from '#model/codebook-tree.ts'
import { DomainError } from '#model/errors.ts'
import { Id, wholeNumber } from '#model/fields.ts'
import { interfaceLanguages } from '#model/interface-language.ts'
import { limits } from '#model/limits.ts'
import { typedNumber } from '#model/typed-number.ts'

/** Ids with commas between them; an empty text chooses nothing, and so everything is compared. */
const idList = z
  .string()
  .max(40_000, 'Choose fewer: this is longer than 40,000 characters.')
  .transform((text) => {
    const ids = text.split(',').filter((id) => id !== '')
    return ids.length === 0 ? undefined : ids
  })
  .optional()

/** What shapes the figures, as an address or the API gives it. Nothing of it has to be said. */
export const AgreementQuery = z.strictObject({
  unit: z.enum(unitKinds, 'A unit is a turn, a sentence, a paragraph or a window.').default('turn'),
  /** Absent: as often as is usual with the method. */
  bootstrap: wholeNumber(0, 20_000, 'Draws are a whole number from 0 to 20,000.').optional(),
  seed: wholeNumber(0, 4_294_967_295, 'A seed is a whole number from 0 to 4,294,967,295.').default(
    1,
  ),
  /** What is made of the draws. Absent: percentiles; of every coefficient of a code, formulas. */
  interval: z
    .enum(intervalMethods, `An interval is one of ${intervalMethods.join(', ')}.`)
    .optional(),
  targets: Targets.optional(),
  windowLength: wholeNumber(
    10,
    100_000,
    'A window is a whole number of characters from 10 to 100,000.',
  ).optional(),
  overlap: z.enum(overlapRules, 'A rule of overlap is any, half, majority or exact.').optional(),
  level: wholeNumber(0, 20, 'A level is a whole number from 0 to 20.').optional(),
  transcripts: idList,
  coders: idList,
  codes: idList,
})
export type AgreementQuery = z.output<typeof AgreementQuery>

/** What shapes intervals alone. */
export const ofIntervals = { bootstrap: true, seed: true, interval: true, targets: true } as const

/** The same in an address that pages without intervals share with those that have them. */
export const saidOfIntervals = {
  bootstrap: z.string().optional(),
  seed: z.string().optional(),
  interval: z.string().optional(),
  targets: z.string().optional(),
}

/** Every coefficient of a code: the same choices, how its units' intervals are made, and whether gamma is wanted. */
export const EveryQuery = AgreementQuery.extend({
  /** Continua by chance for gamma; absent: it is left out. */
  gamma: wholeNumber(
    1,
    limits.gammaContinua,
    `Continua by chance are a whole number from 1 to ${limits.gammaContinua.toLocaleString('en')}.`,
  ).optional(),
})
export type EveryQuery = z.output<typeof EveryQuery>

/** What a methods report is made with: the same choices, and draws enough for an interval (section 5.1). */
export const ReportQuery = AgreementQuery.extend({
  bootstrap: wholeNumber(
    1_000,
    20_000,
    'An interval takes a whole number of draws from 1,000 to 20,000.',
  ).optional(),
  /** Whether coders and transcripts are numbered in place of their names. */
  pseudonyms: z
    .union([z.boolean(), z.enum(['0', '1']).transform((flag) => flag === '1')])
    .default(false),
  /** That the report is written in. */
  language: z
    .enum(interfaceLanguages, `A report is written in ${interfaceLanguages.join(' or ')}.`)
    .default('en'),
})
export type ReportQuery = z.output<typeof ReportQuery>

/** What is to be planned: the choices of figures, and what each question asks besides. */
export const PlanQuery = AgreementQuery.omit({
  bootstrap: true,
  interval: true,
  targets: true,
}).extend({
  ask: z
    .enum(planKinds, 'One may ask what is needed, what to draw, for drift, or for self-agreement.')
    .default('needed'),
  by: z.enum(places, 'Needed are turns or transcripts.').optional(),
  width: z
    .union(
      [z.number(), z.string().max(20).transform(typedNumber)],
      'A width of an interval is a number.',
    )
    .pipe(z.number('A width of an interval is a number.'))
    .refine((width) => width >= 0.02, 'An interval narrower than .02 is out of reach.')
    .refine((width) => width <= 1, 'A width above 1 says nothing.')
    .default(0.2),
  code: z
    .string()
    .max(100)
    .transform((id) => id || undefined)
    .optional(),
  coderCount: wholeNumber(2, 100, 'Each is coded by two coders or more.').optional(),
  draw: z.enum(['transcripts', 'turns'], 'Drawn are transcripts or turns.').default('transcripts'),
  number: wholeNumber(1, 500, 'From 1 to 500 are drawn.').default(10),
  traits: z
    .string()
    .transform((text) => text.split(',').filter((trait) => trait !== ''))
    .pipe(z.array(z.enum(traits, 'A trait is speaker, length or frequency.')).max(3))
    .default([...traits]),
  /** An earlier round, to compare coders with themselves. */
  before: Id.optional(),
})
export type PlanQuery = z.output<typeof PlanQuery>

/** What of the disagreement in a round is asked for: the same choices, and a page of the working list. */
export const AnatomyQuery = AgreementQuery.omit(ofIntervals).extend({
  over: z
    .enum(['units', 'positions'], 'Coders are compared over units or over positions.')
    .default('units'),
  code: z.string().max(100).optional(),
  pair: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.tuple([z.string(), z.string()], 'A pair is two ids with a comma between them.'))
    .optional(),
  kind: z.enum(kinds, `A kind is one of ${kinds.join(', ')}.`).optional(),
  transcript: z.string().max(100).optional(),
  /** Those of which somebody who has the code was unsure. */
  unsure: z
    .enum(['1'], 'Disagreements of which somebody was unsure are asked for by 1.')
    .transform(() => true as const)
    .optional(),
  order: z.enum(['place', 'cost'], 'A list is in the order of place or of cost.').default('place'),
  from: wholeNumber(0, 2 ** 31, 'A list begins at a whole number.').default(0),
  count: wholeNumber(0, 1_000, 'A page of the list has 0 to 1,000 entries.').default(50),
  at: wholeNumber(0, 2 ** 31, 'The number of a disagreement is a whole number.').optional(),
})
export type AnatomyQuery = z.output<typeof AnatomyQuery>

/** The same of a page, whose address may also say how intervals are drawn: its tabs share one. */
export const AnatomyPageQuery = AnatomyQuery.extend({
  ...saidOfIntervals,
}).transform(({ bootstrap: _, seed: __, interval: ___, targets: ____, ...query }) => query)

/**
 * Asks that where somebody said what is made of draws there are some, also of a page.
 *
 * @throws {DomainError} `invalid-input` for BCa or Krippendorff's bootstrap of none
 */
export function requireDrawn({
  bootstrap,
  seed,
  interval: method,
}: Pick<AgreementQuery, 'bootstrap' | 'seed' | 'interval'>): void {
  if (bootstrap === undefined || method === undefined) return
  requireDraws({ draws: bootstrap, seed, method }, 'bootstrap')
}

/**
 * Asks that what a program says of intervals has an effect. A page takes along what was said on another.
 *
 * @throws {DomainError} `invalid-input` for draws of nothing, and for targets that nothing misses
 */
export function requireEffect(
  query: Pick<EveryQuery, 'bootstrap' | 'seed' | 'interval' | 'targets'>,
  usual: IntervalMethod | 'formula',
): void {
  const { bootstrap, seed, interval: method = usual, targets } = query
  if (targets !== undefined && method !== 'krippendorff') {
    const message =
      'Targets are missed in Krippendorff’s bootstrap alone. Say interval=krippendorff, or leave targets out.'
    throw without('targets', message)
  }
  if (bootstrap === undefined) return
  if (method !== 'formula') {
    requireDraws({ draws: bootstrap, seed, method }, 'bootstrap')
    return
  }
  const message = `Draws have no effect by formula. Say what is made of them, interval=${intervalMethods.join(' or ')}, or leave bootstrap out.`
  throw without('bootstrap', message)
}

function without(path: string, message: string): DomainError {
  return new DomainError('invalid-input', message, { issues: [{ path, message }] })
}

/** The same with the length of a window where nobody said how long one is. */
export function withWindow<T extends Pick<AgreementQuery, 'unit' | 'windowLength'>>(query: T): T {
  if (query.unit !== 'window' || query.windowLength !== undefined) return query
  return { ...query, windowLength: usualWindowLength }
}

/**
 * Asks that everything chosen is there to choose, and chosen once.
 *
 * @throws {DomainError} `invalid-input` naming what is not
 */
export function requireChoosable(
  { transcripts, coders, codes, level }: Partial<AgreementChoices>,
  parts: { transcripts: readonly { id: string }[]; coders: readonly { id: string }[] },
  codebook: Codebook,
): void {
  const missing = (chosen: readonly string[] | undefined, all: readonly { id: string }[]) => {
    const ids = new Set(all.map(({ id }) => id))
    return chosen?.find((id) => !ids.has(id))
  }
  const transcript = missing(transcripts, parts.transcripts)
  if (transcript !== undefined) throw notThere(`This round has no transcript “${transcript}”.`)
  const coder = missing(coders, parts.coders)
  if (coder !== undefined) throw notThere(`This round has no coder “${coder}”.`)
  const code = missing(codes, codebook.codes)
  if (code !== undefined) throw notThere(`The codebook of this round has no code “${code}”.`)
  // Two of the same would be compared with themselves, or with nobody.
  for (const chosen of [transcripts, coders, codes]) {
    const again = chosen?.find((id, index) => chosen.indexOf(id) < index)
    if (again !== undefined) throw notThere(`“${again}” is chosen twice. Choose each once.`)
  }
  if (level === undefined) return
  const counted = codesAtLevel(codebook.codes, level)
  for (const chosen of codes ?? []) {
    const as = counted.get(chosen)
    if (as === chosen) continue
    throw notThere(`At level ${level} the code “${chosen}” counts as “${as}”. Choose that one.`)
  }
}

/**
 * The codes that can be chosen, as they are counted at a level of the tree: in the order of the tree, each
 * with how deep it stands; and how deep the tree is.
 */
export function choosableCodes(codebook: Codebook, level = Number.POSITIVE_INFINITY) {
  const { groups, retired } = codeTree(codebook.codes)
  const lines = groups.flatMap((group) => group.lines)
  const codes = lines
    .filter(({ depth }) => depth <= level)
    .map(({ code: { id, name }, depth }) => ({ id, name, depth }))
  return {
    codes: [...codes, ...retired.map(({ id, name }) => ({ id, name, depth: 0 }))],
    deepest: Math.max(0, ...lines.map(({ depth }) => depth)),
  }
}

function notThere(message: string): DomainError {
  return new DomainError('invalid-input', message)
}
