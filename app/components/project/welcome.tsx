import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkButton, SubmitButton } from '../button.tsx'
import styles from './welcome.module.css'

/** The two ways to begin, each with its one button. */
export function Welcome({ demoId }: { demoId: string }) {
  const { t } = useTranslation('projects')
  return (
    <div className={styles.ways}>
      <section>
        <h2>{t('home.demoTitle')}</h2>
        <p>{t('home.demoText')}</p>
        <DemoForm id={demoId} look="primary" />
      </section>
      <section>
        <h2>{t('home.ownTitle')}</h2>
        <p>{t('home.ownText')}</p>
        <LinkButton to="/projects/new">{t('home.newProject')}</LinkButton>
      </section>
    </div>
  )
}

/** Makes a demo study with one press. `id` is that of the study, so that two presses make one. */
export function DemoForm({ id, look }: { id: string; look: 'primary' | 'plain' }) {
  const { t } = useTranslation('projects')
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <SubmitButton intent="demo" look={look} busy={t('home.openingDemo')}>
        {t('home.openDemo')}
      </SubmitButton>
    </Form>
  )
}
