import { useTranslation } from 'react-i18next'
import type { PlanOfRound } from '#server/planning.ts'
import { EmptyState } from '../empty-state.tsx'

/** Why there is no answer yet, and what would give one. */
export function NothingYet({ query }: Pick<PlanOfRound, 'query'>) {
  const { t } = useTranslation('planning')
  const which = query.ask === 'draw' && query.draw === 'turns' ? 'drawTurns' : query.ask
  return <EmptyState title={t('nothing.title')}>{t(`nothing.${which}`)}</EmptyState>
}
