import { useTranslation } from 'react-i18next'
import type { EveryOfCodePage } from '#server/agreement/every-of-code.ts'
import { MatchingCard } from '../calculator/matrix-cards.tsx'
import { matchingOf, withNames } from '../calculator/result-tables.ts'

/** How a code's spans match for each pair of coders. */
export function MatchingOfCode({ page }: { page: EveryOfCodePage }) {
  const { t } = useTranslation('agreement')
  const rows = withNames(page.every.matching, page.coders)
  return (
    <MatchingCard matrix={matchingOf(rows)} small={t('every.matchingSmall')} place="characters" />
  )
}
