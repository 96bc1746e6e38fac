import type { TFunction } from 'i18next'
import type { AgreementReport } from '#server/agreement.ts'
import { type FiguresOf, partOf } from './figures-of.ts'

/** Customary limits of alpha: from the first conclusions are tentative, from the second safe. */
export const thresholds = [0.667, 0.8] as const

/** A code that stands on fewer units has a figure, but one that a single unit can turn. */
const fewestUnits = 5

/** One sentence of the lead: its words, and what is named in them. */
export type LeadSentence =
  | { key: 'well' | 'somewhat' | 'notYet' | 'tooRare'; codes: string }
  | { key: 'nothingCoded'; transcripts: string }
  | { key: 'noLayers' | 'oneCoder' | 'nothingCompleted' | 'notTogether' | 'undefined' }
  | { key: 'open' | 'blind' }

/** A few sentences that say what the figures of a page mean, or why there are none. */
export function leadSentences(
  t: TFunction<'agreement'>,
  report: AgreementReport,
  figures: FiguresOf,
): LeadSentence[] {
  const { round } = report
  const said = onFigures(t, report, figures)
  if (round.visibility === 'open') said.push({ key: 'open' })
  if (round.visibility === 'blind' && round.status !== 'revealed') said.push({ key: 'blind' })
  return said
}

function onFigures(
  t: TFunction<'agreement'>,
  { coders, compared, ledger, codes }: AgreementReport,
  figures: FiguresOf,
): LeadSentence[] {
  if (coders.length === 0) return [{ key: 'noLayers' }]
  if (coders.length === 1) return [{ key: 'oneCoder' }]
  if (compared.coders.length === 0) return [{ key: 'nothingCompleted' }]
  if (compared.transcripts.length === 0) return [{ key: 'notTogether' }]
  if (ledger.spans.used === 0 && ledger.continuum.used === 0) {
    const transcripts = t('lead.transcripts', { count: compared.transcripts.length })
    return [{ key: 'nothingCoded', transcripts }]
  }
  const [tentative, safe] = thresholds
  const named: Record<'well' | 'somewhat' | 'notYet' | 'tooRare', string[]> = {
    well: [],
    somewhat: [],
    notYet: [],
    tooRare: [],
  }
  for (const { id, name } of codes) {
    const alpha = figures.get('binary_alpha_by_code', { code: id })
    const value = alpha?.value ?? null
    if (value === null) continue
    if (partOf(alpha, 'unitsWithCode') < fewestUnits) named.tooRare.push(name)
    else named[value >= safe ? 'well' : value >= tentative ? 'somewhat' : 'notYet'].push(name)
  }
  const said = (['well', 'somewhat', 'notYet', 'tooRare'] as const)
    .filter((key) => named[key].length > 0)
    .map((key) => ({ key, codes: listed(t, named[key]) }))
  return said.length > 0 ? said : [{ key: 'undefined' }]
}

function listed(t: TFunction<'agreement'>, names: readonly string[]): string {
  const first = names.slice(0, 4)
  const count = names.length - first.length
  if (count === 0) return new Intl.ListFormat('en', { type: 'conjunction' }).format(first)
  return t('lead.more', { codes: first.join(', '), count })
}
