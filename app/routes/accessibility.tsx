import { useTranslation } from 'react-i18next'
import { Card } from '../components/card.tsx'
import styles from '../components/checks/checks.module.css'
import { Page } from '../components/page.tsx'
import { titled } from '../title.ts'

export const meta = titled((t) => [t('accessibility.title')])

const parts = {
  does: ['keys', 'list', 'colour', 'look', 'size', 'pictures'],
  checked: ['pages', 'contrast', 'keyboard'],
  limits: ['marks', 'paper', 'audit'],
} as const

/** What Parley does to keep nobody out, how that is checked, and where it falls short. */
export default function AccessibilityPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('accessibility.title')} lead={t('accessibility.lead')}>
      <Card title={t('accessibility.does.title')}>
        <ul className={styles.list}>
          {parts.does.map((part) => (
            <li key={part}>{t(`accessibility.does.${part}`)}</li>
          ))}
        </ul>
      </Card>
      <Card title={t('accessibility.checked.title')}>
        <ul className={styles.list}>
          {parts.checked.map((part) => (
            <li key={part}>{t(`accessibility.checked.${part}`)}</li>
          ))}
        </ul>
      </Card>
      <Card title={t('accessibility.limits.title')}>
        <ul className={styles.list}>
          {parts.limits.map((part) => (
            <li key={part}>{t(`accessibility.limits.${part}`)}</li>
          ))}
        </ul>
      </Card>
      <p>{t('accessibility.tell')}</p>
    </Page>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
