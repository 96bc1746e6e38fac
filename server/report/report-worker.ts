import { type PlanAnswer, type PlanQuestion, planOf } from '#model/agreement/planning/plan.ts'
import { factsOf, type ReportContext } from '#model/agreement/report/facts.ts'
import { htmlOf } from '#model/agreement/report/html.ts'
import { markdownOf } from '#model/agreement/report/markdown.ts'
import { methodsReport } from '#model/agreement/report/methods-report.ts'
import { DomainError } from '#model/errors.ts'
import { type Crossing, crossing } from '../crossing.ts'
import { bundleOf } from './bundle.ts'
import { hashOfInputs } from './inputs-hash.ts'
import { inputFrom, parsed, type RoundJson } from './round-json.ts'

/** A round as it was at one moment, and the scripts that go with what is made of it. */
export interface ReportTask {
  round: RoundJson
  context: Omit<ReportContext, 'inputs'>
  scripts: { python: string; r: string }
}

/** A question of planning, and the round it is about. */
export interface PlanTask {
  round: RoundJson
  question: Exclude<PlanQuestion, { ask: 'self' }> | { ask: 'self'; before: readonly string[] }
}

/** A report as it is kept. */
export interface MadeReport {
  /** SHA-256 of the inputs, hex. */
  inputs: string
  /** Alpha by sets (MASI) over all codes. */
  alpha: number | null
  ci95: readonly [number, number] | null
  html: string
  markdown: string
  bundle: Uint8Array
}

/** What a thread of its own makes: documents and bundle from one and the same snapshot, or a plan. */
export default function make(
  task: ReportTask | PlanTask,
): Promise<Crossing<MadeReport | PlanAnswer>> {
  return crossing(() => ('question' in task ? answerTo(task) : reportOf(task)))
}

function answerTo({ round, question }: PlanTask): PlanAnswer {
  const input = inputFrom(round)
  if (question.ask !== 'self') return planOf(question, input)
  return planOf({ ask: 'self', before: parsed(question.before).layers }, input)
}

function reportOf({ round, context, scripts }: ReportTask): MadeReport {
  const input = inputFrom(round)
  const inputs = hashOfInputs(input)
  const facts = factsOf(input, { ...context, inputs })
  if (facts.data.continua.length === 0) {
    throw new DomainError(
      'not-enough-data',
      'No transcript is completed by two coders yet, so there is nothing to report. Freeze a report once one is.',
    )
  }
  const report = methodsReport(facts)
  const [html, markdown] = [htmlOf(report), markdownOf(report)]
  const whole = facts.agreement.coefficients.find(({ name }) => name === 'alpha_sets_masi')!
  return {
    inputs,
    alpha: whole.value,
    ci95: whole.ci95 ?? null,
    html,
    markdown,
    bundle: bundleOf(facts, {
      'report.html': html,
      'report.md': markdown,
      'recompute.py': scripts.python,
      'recompute.R': scripts.r,
    }),
  }
}
