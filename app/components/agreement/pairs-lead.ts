import type { TFunction } from 'i18next'
import type { PairsPage } from '#server/agreement-pages.ts'
import { extremesIn } from './extremes.ts'
import { type LeadSentence, withStanding } from './lead-text.ts'
import { type PairFigures, standing } from './pair-figures.ts'

/** Which pairs agree most and least. */
export function pairsLead(
  t: TFunction<'agreement'>,
  report: PairsPage,
  pairs: readonly PairFigures[],
): LeadSentence[] {
  const code = report.code?.name ?? t('ofCode.pairs')
  return withStanding(report, () => {
    const extremes = extremesIn(t, standing(pairs))
    if (extremes === null) return [{ key: 'pairsUndefined', code }]
    const { low, high, lowest, highest, count } = extremes
    const [least, most] = [lowest[0]!, highest[0]!]
    const best = { first: most.first.name, second: most.second.name }
    if (count === 1) return [{ key: 'pair', ...best, value: low, code }]
    if (low === high) return [{ key: 'pairsAlike', value: low, code }]
    if (lowest.length + highest.length > 2) {
      const named = (some: readonly PairFigures[]) => {
        const names = some.map(({ first, second }) =>
          t('pairs.pair', { first: first.name, second: second.name }),
        )
        if (names.length === 1) return names[0]!
        return t('lead.pairsNamed', { pairs: names.length, names: names.join('; ') })
      }
      return [{ key: 'pairsTied', most: named(highest), high, least: named(lowest), low, code }]
    }
    const worst = { third: least.first.name, fourth: least.second.name }
    return [{ key: 'pairs', ...best, high, ...worst, low, code }]
  })
}
