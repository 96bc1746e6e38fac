import { useTranslation } from 'react-i18next'
import type { NextTranscript } from '#server/progress.ts'
import { workspacePath } from '../../paths.ts'
import { GoOnCard } from '../go-on-card.tsx'

/** Where a coder left off in this round, or what comes next. */
export function NextCard({
  projectId,
  roundId,
  next,
  primary,
}: {
  projectId: string
  roundId: string
  next: NextTranscript
  /** Whether it is the one thing to press on this page. */
  primary: boolean
}) {
  const { t } = useTranslation('rounds')
  const { transcriptId, title, turn, turns, started } = next
  return (
    <GoOnCard
      heading={t(started ? 'next.continue' : 'next.begin')}
      to={workspacePath({ projectId, roundId, transcriptId })}
      open={t('next.open')}
      primary={primary}
    >
      {title}
      {started && turn > 0 && ` · ${t('next.at', { turn, turns })}`}
    </GoOnCard>
  )
}
