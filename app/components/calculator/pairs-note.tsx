import { useTranslation } from 'react-i18next'
import type { ResultTables } from './result-tables.ts'

/** How many pairs have no kappa, and what that makes of Light's; nothing where all have one. */
export function PairsNote({
  undefinedPairs: count,
  lacksPairs,
}: Pick<ResultTables, 'undefinedPairs' | 'lacksPairs'>) {
  const { t } = useTranslation('calculator')
  if (count === 0) return null
  return <p>{lacksPairs ? t('result.noPairs') : t('result.undefinedPairs', { count })}</p>
}
