import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { RoundKey } from '#db/agreement.ts'
import type { AgreementInput } from '#model/agreement/agreement.ts'
import { factsOf, type ReportContext } from '#model/agreement/report/facts.ts'
import { htmlOf } from '#model/agreement/report/html.ts'
import { markdownOf } from '#model/agreement/report/markdown.ts'
import { methodsReport } from '#model/agreement/report/methods-report.ts'
import { DomainError } from '#model/errors.ts'
import { overAfter } from '../agreement/over-after.ts'
import { Remembered } from '../agreement/remembered.ts'
import { RoundReader, type RoundWork } from '../agreement/round-reader.ts'
import { type Crossing, crossing } from '../crossing.ts'
import { bundleOf } from './bundle.ts'
import { hashOfInputs } from './inputs-hash.ts'

/** A report that somebody asks for, in plain values: what it says is read when it is made, at any server. */
export interface ReportTask extends RoundKey, Pick<AgreementInput, 'settings'> {
  /** Id of whoever freezes it. */
  frozenBy: string
  /** Whether coders and transcripts are numbered in place of their names. */
  pseudonyms: boolean
  /** That it is written in. */
  language: ReportContext['language']
  /** Version of Parley. */
  parley: string
}

/** What a thread of its own makes: documents and bundle from one and the same snapshot. */
export interface ReportThreadWork extends RoundWork {
  compared: Pick<AgreementInput, 'codes' | 'codebook' | 'settings'>
  context: Omit<ReportContext, 'inputs'>
  /** After so long what Krippendorff's bootstrap has not drawn has no interval. */
  exactMs: number
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

export default function make(work: ReportThreadWork): Promise<Crossing<MadeReport>> {
  const reader = new RoundReader(work)
  const isOver = overAfter(work.exactMs)
  return crossing(async () => {
    const read = await reader.read(new Remembered())
    return reportOf({ ...read, ...work.compared }, work.context, { tell: reader.tell, isOver })
  })
}

function reportOf(
  input: AgreementInput,
  context: ReportThreadWork['context'],
  how: { tell: RoundReader['tell']; isOver: () => boolean },
): MadeReport {
  const inputs = hashOfInputs(input)
  const facts = factsOf(input, { ...context, inputs }, how)
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
      'recompute.py': scriptNamed('recompute.py'),
      'recompute.R': scriptNamed('recompute.R'),
    }),
  }
}

// The built server carries this module elsewhere, so the folder is found from where it runs.
function scriptNamed(name: string): string {
  return readFileSync(resolve(process.cwd(), 'server/report', name), 'utf8')
}
