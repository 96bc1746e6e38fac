import type { TFunction } from 'i18next'
import { hasFarEnd } from '#model/agreement/far-ends.ts'
import { fewest, isFigureOnFew } from '#model/agreement/few.ts'
import { thinShare } from '#model/agreement/thin.ts'
import { betweenThresholds, type Threshold } from '#model/agreement/thresholds.ts'
import { isStillBlind } from '#model/round.ts'
import type { AgreementShown } from '#server/agreement.ts'
import { coefficientText, intervalText, percentText, thresholdText } from './coefficient-text.ts'
import { extremesIn, namesText, tiedNames } from './extremes.ts'
import type { FiguresOf, ReportFigure } from './figures-of.ts'

/** One sentence of the lead: its words, and what is named in them. */
export type LeadSentence =
  | { key: 'whole'; alpha: string; interval: string }
  | { key: 'wholeAlone'; alpha: string }
  | { key: 'thin'; share: string }
  | { key: 'farEnd'; least: number }
  | { key: 'from' | 'between' | 'below'; codes: string; from: string; to: string }
  | { key: 'lowest'; code: string; alpha: string }
  | { key: 'tooRare'; codes: string }
  | { key: 'nothingCoded'; transcripts: string }
  | { key: 'noLayers' | 'oneCoder' | 'nothingCompleted' | 'notTogether' | 'undefined' }
  | { key: 'blind' }
  | { key: 'pair'; first: string; second: string; value: string; code: string }
  | {
      key: 'pairs'
      first: string
      second: string
      high: string
      third: string
      fourth: string
      low: string
      code: string
    }
  | { key: 'pairsAlike'; value: string; code: string }
  | { key: 'pairsTied'; most: string; high: string; least: string; low: string; code: string }
  | { key: 'inTranscriptsAlike'; value: string; code: string }
  | { key: 'pairsUndefined' | 'roundsUndefined' | 'roundsUnfinished'; code: string }
  | { key: 'transcriptsCompared'; count: number; all: number }
  | {
      key: 'inTranscripts'
      code: string
      lowest: string
      low: string
      highest: string
      high: string
    }
  | { key: 'oneRound' }
  | { key: 'roundOnly'; code: string; first: string; firstRound: string }
  | {
      key: 'rounds'
      code: string
      first: string
      firstRound: string
      last: string
      lastRound: string
    }
  | { key: 'roundsOverlap'; one: string; other: string }
  | { key: 'code'; alpha: string; interval: string }
  | { key: 'codeAlone'; alpha: string }
  | { key: 'applied'; count: number; all: number; unit: string; share: string }
  | {
      key: 'units'
      turns: number
      transcripts: string
      units: number
      unit: string
      compared: number
      spans: number
      used: number
    }

/** A few sentences that say what the figures of a page mean, or why there are none. */
export function leadSentences(
  t: TFunction<'agreement'>,
  report: AgreementShown,
  figures: FiguresOf,
): LeadSentence[] {
  return withStanding(report, () => onFigures(t, report, figures))
}

/**
 * Sentences on figures, or why there are none; then, while the round is blind, what that means for whoever sees them.
 *
 * @param onFigures asked where two coders completed a transcript
 */
export function withStanding(
  report: Pick<AgreementShown, 'round' | 'coders' | 'compared'>,
  onFigures: () => LeadSentence[],
): LeadSentence[] {
  const { round } = report
  const nothing = nothingCompared(report)
  return [
    ...(nothing === undefined ? onFigures() : [nothing]),
    ...(isStillBlind(round) ? [{ key: 'blind' as const }] : []),
  ]
}

function nothingCompared({
  coders,
  compared,
}: Pick<AgreementShown, 'coders' | 'compared'>): LeadSentence | undefined {
  if (coders.length === 0) return { key: 'noLayers' }
  if (coders.length === 1) return { key: 'oneCoder' }
  if (compared.coders.length === 0) return { key: 'nothingCompleted' }
  if (compared.transcripts.length === 0) return { key: 'notTogether' }
  return undefined
}

function onFigures(
  t: TFunction<'agreement'>,
  { project, compared, ledger, codes }: AgreementShown,
  figures: FiguresOf,
): LeadSentence[] {
  if (ledger.spans.used === 0 && ledger.continuum.used === 0) {
    const transcripts = t('lead.transcripts', { count: compared.transcripts.length })
    return [{ key: 'nothingCoded', transcripts }]
  }
  const whole = figures.get('alpha_sets_masi')
  const said: LeadSentence[] =
    whole?.value == null
      ? []
      : [wholeSentence(t, whole.value, whole.ci95), ...marksSentences(whole)]
  const tooRare: { name: string }[] = []
  const judged: { name: string; value: number }[] = []
  for (const { id, name } of codes) {
    const alpha = figures.get('binary_alpha_by_code', { code: id })
    if (alpha?.value == null) continue
    if (isFigureOnFew(alpha, ledger.units.compared)) tooRare.push({ name })
    else judged.push({ name, value: alpha.value })
  }
  said.push(...onCodes(t, project.thresholds, judged))
  if (tooRare.length > 0) said.push({ key: 'tooRare', codes: namesText(t, tooRare) })
  return said.length > 0 ? said : [{ key: 'undefined' }]
}

function wholeSentence(
  t: TFunction<'agreement'>,
  value: number,
  ci95: [number, number] | undefined,
): LeadSentence {
  const alpha = coefficientText(t, value)
  if (ci95 === undefined) return { key: 'wholeAlone', alpha }
  return { key: 'whole', alpha, interval: intervalText(t, ci95) }
}

/** That an interval just said is thin, or an end of it rests on few draws, where that is so. */
export function marksSentences({ interval }: ReportFigure): LeadSentence[] {
  const share = thinShare(interval)
  return [
    ...(share === null ? [] : [{ key: 'thin' as const, share: percentText(share) }]),
    ...(hasFarEnd(interval) ? [{ key: 'farEnd' as const, least: fewest.drawsBeyond }] : []),
  ]
}

/** Between which of the project's lines codes lie; without lines, which lies lowest. What that means is not said. */
function onCodes(
  t: TFunction<'agreement'>,
  thresholds: readonly Threshold[],
  codes: readonly { name: string; value: number }[],
): LeadSentence[] {
  const extremes = extremesIn(t, codes)
  if (thresholds.length === 0 && extremes !== null) {
    return [{ key: 'lowest', code: tiedNames(t, extremes.lowest), alpha: extremes.low }]
  }
  return betweenThresholds(thresholds, codes).map(({ from, to, figures }) => ({
    key: from === undefined ? 'below' : to === undefined ? 'from' : 'between',
    codes: namesText(t, figures),
    from: from === undefined ? '' : thresholdText(t, from.value),
    to: to === undefined ? '' : thresholdText(t, to.value),
  }))
}
