import { useTranslation } from 'react-i18next'
import type { Waiting } from '#server/overview.ts'
import { workspacePath } from '../../paths.ts'
import { LinkButton } from '../button.tsx'
import styles from './continue-card.module.css'

/** The transcript a coder goes on with, one press away. */
export function ContinueCard({ waiting }: { waiting: Waiting }) {
  const { t } = useTranslation('projects')
  const started = waiting.lastTurn !== null || waiting.lastWorkAt !== null
  return (
    <section className={styles.card}>
      <h2>{t(started ? 'waiting.continue' : 'waiting.begin')}</h2>
      <p>
        {waiting.title} ·{' '}
        {started ? <WhereTo waiting={waiting} /> : t('waiting.turns', { count: waiting.turns })}
      </p>
      <LinkButton look="primary" to={workspacePath(waiting)}>
        {t('waiting.open')}
      </LinkButton>
    </section>
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
