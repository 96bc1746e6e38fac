import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { type RoundKey, statesOfTranscripts, type TranscriptState } from '#db/agreement.ts'
import { listCompletions } from '#db/planning.ts'
import type { Database } from '#db/schema.ts'
import type { CodeInTree } from '#model/agreement/agreement.ts'
import type { AnatomyQuestion } from '#model/agreement/anatomy/question.ts'
import type { EveryQuestion } from '#model/agreement/every-coefficient.ts'
import type { AgreementSettings } from '#model/agreement/figures.ts'
import type { PlanQuestion } from '#model/agreement/planning/plan.ts'
import type { AtTurn } from '#model/agreement/so-far.ts'

/** What is asked of a round, in plain values: any server may compute it. */
export interface FigureTask extends RoundKey {
  /** Ids of the codes, in codebook order, and where they stand. */
  codes: readonly string[]
  codebook: readonly CodeInTree[]
  settings: AgreementSettings
  /** Absent: the figures are wanted. Else what agreement is lost to. */
  question?: AnatomyQuestion
  /** Present: a plan is wanted. */
  plan?: PlanTask
  /** Present: every coefficient of this code is wanted. */
  every?: EveryQuestion
  /** Present: of these transcripts, or all, what their coders have passed counts as completed. */
  passed?: { places: readonly AtTurn[]; transcripts?: readonly string[] | undefined }
}

/** A question of planning; what it rests on besides the layers is read with them. */
export type PlanTask =
  | Exclude<PlanQuestion, { ask: 'drift' | 'self' }>
  | { ask: 'drift' }
  /** Id of the earlier round. */
  | { ask: 'self'; before: string }

/** Counted up when answers get another shape or other figures: those that were kept before are then never shown. */
const answerShape = 10

/** Hash of what is asked, the same whatever the layers and the codebook are at present. */
export function questionHash(task: FigureTask): string {
  const { projectId, roundId, settings, question = null, plan = null, passed, every } = task
  const ofPassed = passed === undefined ? null : [passed.transcripts ?? null]
  return hashOf([
    answerShape,
    projectId,
    roundId,
    settings,
    question,
    plan,
    ofPassed,
    every ?? null,
  ])
}

/** What an answer rests on besides the layers of its round; `null`: nothing. */
export type Besides = Awaited<ReturnType<typeof readBesides>>

/** When layers were completed, for drift; the layers of an earlier round, for agreement with oneself. */
export async function readBesides(db: Kysely<Database>, { plan, ...of }: FigureTask) {
  if (plan?.ask === 'drift') return { completions: await listCompletions(db, of) }
  if (plan?.ask !== 'self') return null
  const earlier = { projectId: of.projectId, roundId: plan.before }
  return { earlier: statesIn(await statesOfTranscripts(db, earlier)) }
}

/** A name of all that the answer rests on: layers as they were read, and the codebook. */
export function stateOf(
  { codes, codebook, passed }: FigureTask,
  transcripts: readonly TranscriptState[],
  besides: Besides,
): string {
  return hashOf([codes, codebook, passed?.places ?? null, statesIn(transcripts), besides])
}

/** The same by the layers as they are now. */
export async function presentState(db: Kysely<Database>, task: FigureTask): Promise<string> {
  return stateOf(task, await statesOfTranscripts(db, task), await readBesides(db, task))
}

function statesIn(transcripts: readonly TranscriptState[]): [string, string][] {
  return transcripts.map(({ id, state }) => [id, state])
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, keysInOrder)).digest('hex')
}

/** A task that was kept as JSON in the database has the keys of its objects in another order. */
function keysInOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
