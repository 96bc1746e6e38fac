import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkButton, SubmitButton } from '../button.tsx'
import styles from './welcome.module.css'

/** The two ways to begin, each with its one button. */
export function Welcome() {
  const { t } = useTranslation('projects')
  return (
    <div className={styles.ways}>
      <section>
        <h2>{t('home.demoTitle')}</h2>
        <p>{t('home.demoText')}</p>
        <DemoForm look="primary" />
      </section>
      <section>
        <h2>{t('home.ownTitle')}</h2>
        <p>{t('home.ownText')}</p>
        <LinkButton to="/projects/new">{t('home.newProject')}</LinkButton>
      </section>
    </div>
  )
}

export function DemoForm({ look }: { look: 'primary' | 'plain' }) {
  const { t } = useTranslation('projects')
  return (
    <Form method="post">
      <SubmitButton intent="demo" look={look}>
        {t('home.openDemo')}
      </SubmitButton>
    </Form>
  )
}
