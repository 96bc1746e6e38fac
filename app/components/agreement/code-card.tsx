import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { CodePage } from '#server/agreement-pages.ts'
import { projectPath } from '../../paths.ts'
import { Card } from '../card.tsx'
import styles from './code-card.module.css'

/** How the codebook of the round defines the code: what coders had before them. */
export function CodeCard({ page: { code, project } }: { page: CodePage }) {
  const { t } = useTranslation('agreement')
  const parts = [
    { head: null, text: code.definition },
    { head: t('codePage.includeWhen'), text: code.includeWhen },
    { head: t('codePage.excludeWhen'), text: code.excludeWhen },
  ].filter(({ text }) => text.trim() !== '')
  return (
    <Card
      title={t('codePage.definition')}
      actions={<Link to={`${projectPath(project.id)}/codebook`}>{t('codePage.openCodebook')}</Link>}
    >
      <div className={styles.definition}>
        {parts.length === 0 && <p>{t('codePage.noDefinition')}</p>}
        {parts.map(({ head, text }) => (
          <div key={head}>
            {head !== null && <h3>{head}</h3>}
            <p dir="auto">{text}</p>
          </div>
        ))}
      </div>
    </Card>
  )
}
