import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { Choice } from '../field.tsx'
import type { RoundOfPage } from './round-page.tsx'
import styles from './state-card.module.css'
import { type Codings, StatusWords, stepsFrom } from './status-dialog.tsx'

/** Closing, reopening and revealing as plain forms, which need no script. */
export function StateCard({ round, codings }: { round: RoundOfPage; codings: Codings }) {
  const { t } = useTranslation('rounds')
  return (
    <Card title={t('settings.state')} small={t(`status.${round.status}`)}>
      {round.status === 'revealed' && <p>{t('lead.revealed')}</p>}
      <div className={styles.steps}>
        {stepsFrom(round.status).map((to) => (
          <Form key={to} method="post" className={styles.step}>
            <StatusWords round={round} to={to} codings={codings} />
            {to === 'revealed' && (
              <Choice name="understood" value="yes" required label={t('change.understood')} />
            )}
            <input type="hidden" name="status" value={to} />
            <div>
              <SubmitButton intent="status" look="plain">
                {t(`change.${to}.button`)}
              </SubmitButton>
            </div>
          </Form>
        ))}
      </div>
    </Card>
  )
}
