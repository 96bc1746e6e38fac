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
    const best = { first: highest.first.name, second: highest.second.name }
    if (lowest === highest) {
      return [{ key: 'pair', ...best, value: coefficientText(t, lowest.value), code }]
    }
    const [low, high] = [coefficientText(t, lowest.value), coefficientText(t, highest.value)]
    if (low === high) {
      return [{ key: 'pairsAlike', value: low, code }]
    }
    // Pairs that read alike are named together: the digits beyond those shown say nothing of who is lowest.
    const reading = (text: string) =>
      ordered.filter(({ value }) => coefficientText(t, value) === text)
    const [least, most] = [reading(low), reading(high)]
    if (least.length + most.length > 2) {
      const named = (some: readonly PairFigures[]) =>
        some
          .map(({ first, second }) => t('pairs.pair', { first: first.name, second: second.name }))
          .join('; ')
      return [{ key: 'pairsTied', most: named(most), high, least: named(least), low, code }]
    }
    return [
      {
        key: 'pairs',
        ...best,
        high,
        third: lowest.first.name,
        fourth: lowest.second.name,
        low,
        code,
      },
    ]
  })
}
