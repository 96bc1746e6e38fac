import { readPartsJson, readRoundParts } from '#db/agreement.ts'
import { listCompletions, listDrawCandidates, listRepeatedRounds } from '#db/planning.ts'
import { type Round, readRound, roundFacts } from '#db/rounds.ts'
import { nextDraw } from '#model/agreement/planning/next-draw.ts'
import type { PlanAnswer } from '#model/agreement/planning/plan.ts'
import { may } from '#model/rights.ts'
import { type Member, notFound } from './access.ts'
import { readerOf, sawOneAnother, taskOf } from './agreement.ts'
import { PlanQuery, requireChoosable } from './agreement-query.ts'
import { checked } from './checked.ts'
import { codebookOf } from './codebooks.ts'
import { projectFor } from './projects.ts'
import type { PlanTask } from './report/report-worker.ts'
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
 * coding. Figures of a round, with the rights of figures.
 *
 * @throws {DomainError} `not-permitted` while figures would tell a coder what the others do, `not-found` for
 *   an earlier round whose figures are not to be seen
 */
export async function planOfRound(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: unknown,
) {
  const query = checked(PlanQuery, given)
  const { member, round } = await readerOf(services, person, projectId, roundId)
  const codebook = await codebookOf(services, member, round)
  const of = { projectId: member.project.id, roundId: round.id }
  const parts = await readRoundParts(services.db, of)
  const { ask, by, draw, width, code, number, traits, before, ...choices } = query
  requireChoosable(choices, parts, codebook)
  if (code !== undefined) requireChoosable({ codes: [code] }, parts, codebook)
  const repeated = ask === 'self' ? await repeatedRounds(services, member, round) : []
  const earlier = before ?? repeated[0]?.id
  if (before !== undefined && !repeated.some(({ id }) => id === before)) throw notFound('round')
  const settings = { ...choices, bootstrap: ask === 'self' ? 2_000 : 0 }
  const answer = async (): Promise<Plan | null> => {
    if (ask === 'draw' && draw === 'transcripts') {
      return transcriptsToDraw(services, round, { number, traits, seed: choices.seed })
    }
    if (ask === 'self' && earlier === undefined) return null
    const question: PlanTask['question'] =
      ask === 'needed'
        ? { ask, by, width, code }
        : ask === 'draw'
          ? { ask, number, traits }
          : ask === 'drift'
            ? { ask, completions: await listCompletions(services.db, of) }
            : { ask, before: await readPartsJson(services.db, { ...of, roundId: earlier! }) }
    const { codes, codebook: tree } = taskOf(round, codebook, settings)
    return services.reports.plan(question, async () => {
      return { parts: await readPartsJson(services.db, of), codes, codebook: tree, settings }
    })
  }
  return {
    project: projectFor(member),
    round,
    query,
    notes: round.visibility === 'open' ? [sawOneAnother] : [],
    codes: codebook.codes.map(({ id, name, colour, retired }) => ({
      id,
      name,
      colour,
      retired: retired === true,
    })),
    ...parts,
    /** Rounds that this one repeats for somebody; the one that was taken is named by `earlier`. */
    repeated,
    earlier: earlier ?? null,
    /** `null` where nothing is repeated. */
    plan: await answer(),
  }
}
export type PlanOfRound = Awaited<ReturnType<typeof planOfRound>>

async function transcriptsToDraw(
  { db }: Services,
  round: Round,
  options: Parameters<typeof nextDraw>[2],
): Promise<Plan> {
  const all = await listDrawCandidates(db, { projectId: round.projectId, roundId: round.id })
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
