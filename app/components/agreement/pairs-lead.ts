import type { TFunction } from 'i18next'
import type { PairsPage } from '#server/agreement-pages.ts'
import { coefficientText } from './coefficient-text.ts'
import { type LeadSentence, withStanding } from './lead-text.ts'
import { type PairFigures, pairsByKappa } from './pair-figures.ts'

/** Which pairs agree most and least. */
export function pairsLead(
  t: TFunction<'agreement'>,
  report: PairsPage,
  pairs: readonly PairFigures[],
): LeadSentence[] {
  const code = report.code?.name ?? t('ofCode.pairs')
  return withStanding(report, () => {
    const ordered = pairsByKappa(pairs)
    const [lowest, highest] = [ordered[0], ordered.at(-1)]
    if (lowest === undefined || highest === undefined) return [{ key: 'pairsUndefined', code }]
    const most = { first: highest.first.name, second: highest.second.name }
    if (lowest === highest) {
      return [{ key: 'pair', ...most, value: coefficientText(t, lowest.value), code }]
    }
    if (lowest.value === highest.value) {
      return [{ key: 'pairsAlike', value: coefficientText(t, lowest.value), code }]
    }
    return [
      {
        key: 'pairs',
        ...most,
        high: coefficientText(t, highest.value),
        third: lowest.first.name,
        fourth: lowest.second.name,
        low: coefficientText(t, lowest.value),
        code,
      },
    ]
  })
}
