import { type AgreementInput, agreementOf } from '#model/agreement/agreement.ts'
import { LastAnatomy } from '#model/agreement/anatomy/last-anatomy.ts'
import { answerTo } from '#model/agreement/anatomy/question.ts'
import { everyCoefficient } from '#model/agreement/every-coefficient.ts'
import { Kept } from '#model/agreement/kept.ts'
import { LastSpreads } from '#model/agreement/last-spreads.ts'
import { type PlanQuestion, planOf } from '#model/agreement/planning/plan.ts'
import { soFar } from '#model/agreement/so-far.ts'
import { type Crossing, crossing } from '../crossing.ts'
import { linesOf } from './answer-lines.ts'
import type { FigureTask } from './figure-task.ts'
import { overAfter } from './over-after.ts'
import { layersIn, Remembered } from './remembered.ts'
import { RoundReader, type RoundWork } from './round-reader.ts'

/** What a thread of its own computes. */
export interface FigureWork extends RoundWork {
  task: FigureTask
  /** Of a plan: what is asked, with what was read for it. */
  plan: PlanOfThread | null
  /** From here on: what takes longer to be found exactly is left out, where a question may go without. */
  exactMs: number
}

/** A question of planning, with an earlier round in JSON as it was read. */
export type PlanOfThread =
  | Exclude<PlanQuestion, { ask: 'self' }>
  | { ask: 'self'; before: readonly string[] }

const remembered = new Remembered()
const kept = new Kept()
const spreads = new LastSpreads()
const last = new LastAnatomy()

/** @returns figures, all of a code, what agreement is lost to, or a plan, in lines of JSON, which go on as they are */
export default function compute(work: FigureWork): Promise<Crossing<string[]>> {
  const reader = new RoundReader(work)
  return crossing(async () => {
    const { codes, codebook, settings, question, passed, every } = work.task
    const all = { ...(await reader.read(remembered)), codes, codebook, settings }
    const input = passed === undefined ? all : inputSoFar(all, passed)
    const isOver = overAfter(work.exactMs)
    if (work.plan !== null) return linesOf(planOf(planQuestion(work.plan), input))
    if (every !== undefined) {
      return linesOf(everyCoefficient(input, every, isOver))
    }
    if (question !== undefined) return linesOf(answerTo(question, input, last))
    return linesOf(agreementOf(input, { kept, spreads, tell: reader.tell, isOver }))
  })
}

function planQuestion(plan: PlanOfThread): PlanQuestion {
  return plan.ask === 'self' ? { ask: 'self', before: layersIn(plan.before) } : plan
}

function inputSoFar(
  all: AgreementInput,
  { places, transcripts }: NonNullable<FigureTask['passed']>,
): AgreementInput {
  const chosen = all.transcripts.filter(({ id }) => transcripts?.includes(id) ?? true)
  return soFar({ ...all, transcripts: chosen }, places)
}
