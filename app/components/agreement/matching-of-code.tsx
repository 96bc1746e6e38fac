import { useTranslation } from 'react-i18next'
import type { ResultRow } from '#model/agreement/result-rows.ts'
import type { EveryOfCodePage } from '#server/agreement/every-of-code.ts'
import { MatchingCard } from '../calculator/matrix-cards.tsx'
import { matchingOf } from '../calculator/result-tables.ts'

/** How a code's spans match for each pair of coders. */
export function MatchingOfCode({ page }: { page: EveryOfCodePage }) {
  const { t } = useTranslation('agreement')
  const rows = withNames(page.every.matching, page.coders)
  return <MatchingCard matrix={matchingOf(rows)} small={t('every.matchingSmall')} />
}

/** Pairs of coders by their names in place of their ids. */
export function withNames(
  rows: readonly ResultRow[],
  coders: readonly { id: string; name: string }[],
): ResultRow[] {
  const names = new Map(coders.map(({ id, name }) => [id, name]))
  return rows.map((row) => {
    const [pair, ...rest] = row.parts
    if (row.name !== 'match' || pair === undefined) return row
    const named = pair.split('|').map((id) => names.get(id) ?? id)
    return { ...row, parts: [named.join('|'), ...rest] }
  })
}
