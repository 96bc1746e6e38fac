import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { statesOfTranscripts, type TranscriptState } from '#db/agreement.ts'
import type { Database } from '#db/schema.ts'
import type { CodeInTree } from '#model/agreement/agreement.ts'
import type { AnatomyQuestion } from '#model/agreement/anatomy/question.ts'
import type { AgreementSettings } from '#model/agreement/figures.ts'
import type { AtTurn } from '#model/agreement/so-far.ts'

/** What is asked of a round, in plain values: any server may compute it. */
export interface FigureTask {
  projectId: string
  roundId: string
  /** Ids of the codes, in codebook order, and where they stand. */
  codes: readonly string[]
  codebook: readonly CodeInTree[]
  settings: AgreementSettings
  /** Absent: the figures are wanted. Else what agreement is lost to. */
  question?: AnatomyQuestion
  /** Present: of these transcripts, or all, what their coders have passed counts as completed. */
  passed?: { places: readonly AtTurn[]; transcripts: readonly string[] | undefined }
}

/** Counted up when answers get another shape: those that were kept before are then never shown. */
const answerShape = 2

/** A name of what is asked, the same whatever the layers and the codebook are at present. */
export function questionOf({ projectId, roundId, settings, question, passed }: FigureTask): string {
  const ofPassed = passed && [passed.transcripts ?? null]
  return hashOf([answerShape, projectId, roundId, settings, question ?? null, ofPassed ?? null])
}

/** A name of all that the answer rests on: layers as they were read, and the codebook. */
export function stateOf(
  { codes, codebook, passed }: FigureTask,
  transcripts: readonly TranscriptState[],
): string {
  const states = transcripts.map(({ id, state }) => [id, state])
  return hashOf([codes, codebook, passed?.places ?? null, states])
}

/** The same by the layers as they are now. */
export async function presentState(db: Kysely<Database>, task: FigureTask): Promise<string> {
  return stateOf(task, await statesOfTranscripts(db, task))
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
