import { z } from 'zod'
import { readRoundParts } from '#db/agreement.ts'
import { type LayerProgress, readProgress } from '#db/progress.ts'
import { type Round, roundFacts } from '#db/rounds.ts'
import type { Agreement, AgreementFigure } from '#model/agreement/figures.ts'
import type { Codebook } from '#model/codebook.ts'
import { may } from '#model/rights.ts'
import { type Member, memberOf, notFound, roundOf } from '../access.ts'
import { taskOf } from '../agreement.ts'
import {
  AgreementQuery,
  choosableCodes,
  ofIntervals,
  requireChoosable,
  saidOfIntervals,
} from '../agreement-query.ts'
import { checked } from '../checked.ts'
import { codebookOf } from '../codebooks.ts'
import { projectFor } from '../projects.ts'
import { headOf } from '../round-head.ts'
import type { Person, Services } from '../services.ts'
import { recordOpening } from './opening.ts'
import { type Shown, shownOf } from './standing.ts'

/** What is counted of layers: every turn that its coder has passed, or those that are completed alone. */
const countings = ['passed', 'completed'] as const

const LiveQuery = AgreementQuery.omit(ofIntervals)
  .extend({
    counted: z.enum(countings, `Counted is one of ${countings.join(', ')}.`).default('passed'),
    ...saidOfIntervals,
  })
  .transform(({ bootstrap: _, seed: __, interval: ___, targets: ____, ...query }) => query)
type LiveQuery = z.output<typeof LiveQuery>

/**
 * Figures of a round while it is coded, for its leads: how well coders agree so far, and no passages. Whoever
 * watches a blind round is recorded, once an hour.
 *
 * @throws {DomainError} `not-found` for everybody else, and for a lead who codes in the blind round: they are
 *   not even told that there is such a page
 */
export async function liveFigures(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: Record<string, unknown> = {},
) {
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  if (!may(member, { may: 'watch-figures', round: roundFacts(round) })) throw notFound('page')
  const query = checked(LiveQuery, given)
  await recordOpening(services, person, round)
  const [codebook, parts, progress] = await Promise.all([
    codebookOf(services, member, round),
    readRoundParts(services.db, { projectId, roundId }),
    readProgress(services.db, projectId, roundId),
  ])
  requireChoosable(query, parts, codebook)
  const {
    answer: agreement,
    computedAt,
    job,
  } = await agreementSoFar(services, { member, round }, codebook, progress, query)
  const connected = new Set(services.live.connected(roundId).map(({ coderId }) => coderId))
  return {
    project: projectFor(member),
    round: headOf(round),
    settings: query,
    codes: codebook.codes.map(({ id, name, colour }) => ({ id, name, colour })),
    choosable: choosableCodes(codebook, query.level),
    transcripts: parts.transcripts,
    coders: parts.coders.map((coder) => ({ ...coder, isHere: connected.has(coder.id) })),
    layers: {
      all: progress.length,
      completed: progress.filter(({ completedAt }) => completedAt !== null).length,
      begun: progress.filter((layer) => layer.completedAt === null && isBegun(layer)).length,
    },
    figures: figuresIn(agreement),
    ledger: { units: agreement.ledger.units, turns: agreement.ledger.turns },
    units: agreement.ledger.units.compared,
    ratings: agreement.ratings,
    computedAt,
    /** `null` where these are the figures as coders stand now. */
    job,
  }
}
export type LiveFigures = Awaited<ReturnType<typeof liveFigures>>

async function agreementSoFar(
  services: Services,
  { member, round }: { member: Member; round: Round },
  codebook: Codebook,
  progress: readonly LayerProgress[],
  { counted, ...choices }: LiveQuery,
): Promise<Shown<Agreement>> {
  const isPassed = counted === 'passed'
  const places = progress.map(({ transcriptId, coderId, lastTurn }) => ({
    transcript: transcriptId,
    coder: coderId,
    turn: lastTurn,
  }))
  const { transcripts: chosen, ...rest } = choices
  // Cut into parts, transcripts have other ids: they are chosen before.
  const settings = { ...(isPassed ? rest : choices), bootstrap: 0, seed: 1 }
  const task = taskOf(
    round,
    codebook,
    settings,
    isPassed ? { passed: { places, transcripts: chosen } } : {},
  )
  const { figuresPatienceMs: patienceMs } = services.settings.limits
  const asked = { patienceMs, askedBy: member.id }
  return shownOf(await services.figures.ask<Agreement>(task, asked), member)
}

/** Alpha over all codes and of each, and what each pair of coders has. No place in a text is among them. */
function figuresIn({ coefficients }: Agreement) {
  const overall = coefficients.filter(({ coders }) => coders === undefined)
  const percents = new Map(
    overall.flatMap(({ name, code, value }) => (name === 'percent' ? [[code, value]] : [])),
  )
  return {
    all: overall.find(({ name }) => name === 'alpha_sets_masi') ?? null,
    codes: overall
      .filter(({ name }) => name === 'binary_alpha_by_code')
      .map((alpha) => ({
        code: alpha.code!,
        alpha,
        units: unitsWith(alpha),
        percent: percents.get(alpha.code) ?? null,
      })),
    pairs: coefficients.flatMap((kappa) =>
      kappa.name === 'cohen' && kappa.code === undefined && kappa.coders !== undefined
        ? [{ coders: kappa.coders, kappa }]
        : [],
    ),
  }
}

function unitsWith({ parts: { unitsWithCode } }: AgreementFigure): number {
  return typeof unitsWithCode === 'number' ? unitsWithCode : 0
}

function isBegun({ lastWorkAt, lastTurn }: LayerProgress): boolean {
  return lastWorkAt !== null || lastTurn !== null
}
