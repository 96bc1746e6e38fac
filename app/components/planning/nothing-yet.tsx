import { useTranslation } from 'react-i18next'
import type { PlanOfRound } from '#server/planning.ts'
import { EmptyState } from '../empty-state.tsx'

/** Why there is no answer yet, and what would give one. */
export function NothingYet({ query, plan }: Pick<PlanOfRound, 'query' | 'plan'>) {
  const { t } = useTranslation('planning')
  const which =
    query.ask === 'draw' && query.draw === 'turns'
      ? 'drawTurns'
      : plan?.ask === 'needed' && plan.tooFew
        ? 'tooFew'
        : query.ask
  return (
    <EmptyState title={t('nothing.title')}>
      {t(`nothing.${which}`, { coders: plan?.ask === 'needed' ? plan.coderCount : 2 })}
    </EmptyState>
  )
}
