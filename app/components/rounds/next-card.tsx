import { useTranslation } from 'react-i18next'
import type { NextTranscript } from '#server/progress.ts'
import { workspacePath } from '../../paths.ts'
import { LinkButton } from '../button.tsx'
import styles from './next-card.module.css'

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
    <section className={styles.card}>
      <h2>{t(started ? 'next.continue' : 'next.begin')}</h2>
      <p>
        {title}
        {started && turn > 0 && ` · ${t('next.at', { turn, turns })}`}
      </p>
      <LinkButton
        look={primary ? 'primary' : 'plain'}
        to={workspacePath({ projectId, roundId, transcriptId })}
      >
        {t('next.open')}
      </LinkButton>
    </section>
  )
}
