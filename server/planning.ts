import { type RoundKey, readRoundParts } from '#db/agreement.ts'
import { listDrawCandidates, listRepeatedRounds } from '#db/planning.ts'
import { type Round, readRound, roundFacts } from '#db/rounds.ts'
import { nextDraw } from '#model/agreement/planning/next-draw.ts'
import type { PlanAnswer } from '#model/agreement/planning/plan.ts'
import { may } from '#model/rights.ts'
import { type Member, notFound } from './access.ts'
import type { PlanTask } from './agreement/figure-task.ts'
import { answerOf, shownOf } from './agreement/standing.ts'
import { notesInWords, readerOf, taskOf } from './agreement.ts'
import { PlanQuery, requireChoosable } from './agreement-query.ts'
import { checked } from './checked.ts'
import { codebookOf } from './codebooks.ts'
import { projectFor } from './projects.ts'
import type { Person, Services } from './services.ts'

/** A transcript that was drawn for a second coder. */
export interface DrawnTranscript {
  id: string
  title: string
  length: number
  speaker: string | null
  frequency: number
  coders: number
}

/** Transcripts are drawn from the whole project; everything else is worked out from the layers of the round. */
export type Plan =
  | PlanAnswer
  | { ask: 'draw-transcripts'; candidates: number; transcripts: DrawnTranscript[] }

/**
 * How much to code, what to draw next, how coders drift, and how well each agrees with the own earlier
 * coding, for a page. Figures of a round, with the rights of figures, and computed as they are: where layers
 * changed since, the last plan is given with its date and the job that makes a new one.
 *
 * @throws {DomainError} `not-permitted` while figures would tell a coder what the others do, `not-found` for
 *   an earlier round whose figures are not to be seen, `being-computed` where there is none to show yet
 */
export async function planOfRound(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: unknown,
) {
  const { member, shown, query, round, task, codebook } = await planAsked(
    services,
    person,
    { projectId, roundId },
    given,
  )
  const { figuresPatienceMs: patienceMs } = services.settings.limits
  const { answer: plan, ...figures } =
    task === null
      ? { answer: await withoutJob(services, round, query), computedAt: null, job: null }
      : shownOf<Plan>(
          await services.figures.ask<PlanAnswer>(task, { patienceMs, askedBy: member.id }),
          member,
        )
  return {
    ...shown,
    /** `null` where nothing is repeated. */
    plan: toldPlan(plan, shown.isHidden),
    codes: codebook.codes.map(({ id, name, colour, retired }) => ({
      id,
      name,
      colour,
      retired: retired === true,
    })),
    /** `computedAt` is `null` for what is not computed from layers. */
    figures,
  }
}
export type PlanOfRound = Awaited<ReturnType<typeof planOfRound>>

/**
 * The answer of the API and of the command line: a plan from the present layers.
 *
 * @param tell is told how much is done, 0 to 1, and waits as long as it takes
 * @throws {DomainError} as `planOfRound`, but `being-computed` only where nobody is told
 */
export async function presentPlan(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: unknown,
  tell?: (share: number) => void,
) {
  const { member, shown, query, round, task } = await planAsked(
    services,
    person,
    { projectId, roundId },
    given,
  )
  const plan: Plan | null =
    task === null
      ? await withoutJob(services, round, query)
      : await answerOf<PlanAnswer>(services, task, member, tell)
  return { ...shown, plan: toldPlan(plan, shown.isHidden) }
}

/** A plan as it may be told: before a blind round is revealed without where in the texts there is anything. */
function toldPlan(plan: Plan | null, isHidden: boolean): Plan | null {
  if (!isHidden || plan?.ask !== 'draw') return plan
  return { ...plan, turns: plan.turns.map((turn) => ({ ...turn, spans: null })) }
}

async function planAsked(
  services: Services,
  person: Person,
  { projectId, roundId }: RoundKey,
  given: unknown,
) {
  const asked = checked(PlanQuery, given)
  const { member, round } = await readerOf(services, person, projectId, roundId)
  const isHidden = !may(member, { may: 'read-passages', round: roundFacts(round) })
  // Turns alike by what is coded on them would tell on which there is anything.
  const traits =
    isHidden && asked.draw === 'turns'
      ? asked.traits.filter((trait) => trait !== 'frequency')
      : asked.traits
  const query = { ...asked, traits }
  const codebook = await codebookOf(services, member, round)
  const parts = await readRoundParts(services.db, {
    projectId: member.project.id,
    roundId: round.id,
  })
  const { ask, by, draw, width, code, coderCount, number, traits: _, before, ...choices } = query
  requireChoosable(choices, parts, codebook)
  if (code !== undefined) requireChoosable({ codes: [code] }, parts, codebook)
  const repeated = ask === 'self' ? await repeatedRounds(services, member, round) : []
  const earlier = before ?? repeated[0]?.id ?? null
  if (before !== undefined && !repeated.some(({ id }) => id === before)) throw notFound('round')
  const plan = planTask(query, earlier)
  const settings = { ...choices, bootstrap: 0 }
  return {
    member,
    query,
    round,
    codebook,
    /** `null` where no layer has to be read for it. */
    task: plan === null ? null : taskOf(round, codebook, settings, { plan }),
    shown: {
      project: projectFor(member),
      round,
      query,
      /** Whether on which turns there is anything is not to be told. */
      isHidden,
      notes: notesInWords(round),
      ...parts,
      /** Rounds that this one repeats for somebody; the one that was taken is named by `earlier`. */
      repeated,
      earlier,
    },
  }
}

function planTask(
  { ask, by, draw, width, code, coderCount, number, traits }: PlanQuery,
  earlier: string | null,
): PlanTask | null {
  switch (ask) {
    case 'needed':
      return { ask, by, width, code, coderCount }
    case 'draw':
      return draw === 'transcripts' ? null : { ask, number, traits }
    case 'drift':
      return { ask }
    case 'self':
      return earlier === null ? null : { ask, before: earlier }
  }
}

async function withoutJob(
  services: Services,
  round: Round,
  query: PlanQuery,
): Promise<Plan | null> {
  if (query.ask !== 'draw') return null
  const { number, traits, seed, transcripts } = query
  return transcriptsToDraw(services, round, transcripts, { number, traits, seed })
}

/** @param chosen those that may be drawn; absent: all of the round */
async function transcriptsToDraw(
  { db }: Services,
  round: Round,
  chosen: readonly string[] | undefined,
  options: Parameters<typeof nextDraw>[2],
): Promise<Plan> {
  const found = await listDrawCandidates(db, { projectId: round.projectId, roundId: round.id })
  const all = found.filter(({ id }) => chosen === undefined || chosen.includes(id))
  const twice = new Set(all.filter(({ coders }) => coders >= 2).map(({ id }) => id))
  const candidates = all.map(({ id, length, frequency, speaker }) => ({
    id,
    length,
    frequency,
    ...(speaker === null ? {} : { speaker }),
  }))
  const byId = new Map(all.map((one) => [one.id, one]))
  return {
    ask: 'draw-transcripts',
    candidates: all.length - twice.size,
    transcripts: nextDraw(candidates, twice, options).map((id) => byId.get(id)!),
  }
}

/** Those of which the member may see the figures as well. */
async function repeatedRounds({ db }: Services, member: Member, round: Round) {
  const of = { projectId: round.projectId, roundId: round.id }
  const found: { id: string; name: string; layers: number }[] = []
  for (const repeated of await listRepeatedRounds(db, of)) {
    const before = await readRound(db, round.projectId, repeated.id)
    if (before && may(member, { may: 'read-figures', round: roundFacts(before) })) {
      found.push(repeated)
    }
  }
  return found
}
