import { useTranslation } from 'react-i18next'
import type { Waiting } from '#server/overview.ts'
import { workspacePath } from '../../paths.ts'
import { GoOnCard } from '../go-on-card.tsx'

/** The transcript a coder goes on with, one press away. */
export function ContinueCard({ waiting }: { waiting: Waiting }) {
  const { t } = useTranslation('projects')
  const started = waiting.lastTurn !== null || waiting.lastWorkAt !== null
  return (
    <GoOnCard
      heading={t(started ? 'waiting.continue' : 'waiting.begin')}
      to={workspacePath(waiting)}
      open={t('waiting.open')}
    >
      {waiting.title} ·{' '}
      {started ? <WhereTo waiting={waiting} /> : t('waiting.turns', { count: waiting.turns })}
    </GoOnCard>
  )
}

/** How far a coder had come in a transcript, in words. */
export function WhereTo({ waiting }: { waiting: Waiting }) {
  const { t } = useTranslation('projects')
  const { lastTurn, lastWorkAt, turns } = waiting
  if (lastTurn === null && lastWorkAt === null) return t('waiting.notStarted')
  return lastTurn === null || lastTurn === 0
    ? t('waiting.atStart', { turns })
    : t('waiting.at', { turn: lastTurn, turns })
}
