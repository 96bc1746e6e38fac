import type { AgreementInput } from '#model/agreement/agreement.ts'
import type { AgreementSettings } from '#model/agreement/figures.ts'
import { factsOf, type ReportContext, type ReportFacts } from '#model/agreement/report/facts.ts'
import { aStudy, type StudySize } from '../model/agreement/study.ts'

export type RoundOfReport = Omit<AgreementInput, 'settings'>

/** A made-up round and what a report says of it; name only what the test is about. */
export function reportFacts(
  of: Partial<StudySize> | RoundOfReport = {},
  settings: Partial<AgreementSettings> = {},
  context: Partial<ReportContext> = {},
  how: Parameters<typeof factsOf>[2] = {},
): ReportFacts {
  const size = { transcripts: 4, turns: 8, coders: 3, codes: 3, spans: 12, unfinished: 6, seed: 1 }
  const study = 'layers' in of ? of : aStudy({ ...size, ...of })
  const input = {
    ...study,
    settings: { unit: 'turn' as const, bootstrap: 400, seed: 7, ...settings },
  }
  const characters = study.transcripts.reduce((sum, { length }) => sum + length, 0)
  const all: ReportContext = {
    project: { name: 'Lake Vessa', transcripts: study.transcripts.length, characters },
    round: { name: 'Round 1', visibility: 'blind', status: 'revealed', codebookVersion: 2 },
    language: 'en',
    thresholds: [{ value: 0.8, source: 'Krippendorff 2019' }],
    hasOwnThresholds: true,
    codebook: 'Blame',
    codes: study.codes.map((id) => ({ id, name: `The ${id}` })),
    names: { coders: {}, transcripts: {} },
    madeAt: '2026-05-14T09:00:00.000Z',
    parley: '0.1.0',
    inputs: 'a'.repeat(64),
    ...context,
  }
  return factsOf(input, all, how)
}
