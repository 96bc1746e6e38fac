import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { RoundStatus } from '#model/round.ts'
import { Button, type Look, SubmitButton } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { FormActions } from '../form.tsx'
import type { RoundOfPage } from './round-page.tsx'
import styles from './status-dialog.module.css'

/** What can be done with a round now, in the order in which one does it. */
export function stepsFrom(status: RoundStatus): readonly RoundStatus[] {
  switch (status) {
    case 'running':
      return ['closed', 'revealed']
    case 'closed':
      return ['running', 'revealed']
    case 'revealed':
      return []
  }
}

/** Says what closing, reopening or revealing brings about, then does it. */
export function StatusDialog({
  round,
  to,
  unfinished,
  look,
}: {
  round: RoundOfPage
  to: RoundStatus
  /** Layers that are not completed. */
  unfinished: number
  look: Look
}) {
  const { t } = useTranslation('rounds')
  return (
    <Dialog
      trigger={<Button look={look}>{t(`change.${to}.button`)}</Button>}
      title={t(`change.${to}.title`, { name: round.name })}
      dismiss={t('change.notNow')}
    >
      <Form method="post" className={styles.form}>
        <StatusWords round={round} to={to} unfinished={unfinished} />
        <input type="hidden" name="status" value={to} />
        <FormActions>
          <SubmitButton intent="status">{t(`change.${to}.button`)}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** The same in words, for the dialog and for the settings page. */
export function StatusWords({
  round,
  to,
  unfinished,
}: {
  round: RoundOfPage
  to: RoundStatus
  unfinished: number
}) {
  const { t } = useTranslation('rounds')
  return (
    <div className={styles.words}>
      <p>{t(to === 'revealed' ? `change.revealed.${round.visibility}` : `change.${to}.lead`)}</p>
      {to !== 'running' && round.status === 'running' && unfinished > 0 && (
        <p>{t('change.unfinished', { count: unfinished })}</p>
      )}
      {to === 'revealed' && (
        <p>
          <strong>{t('change.final')}</strong>
        </p>
      )}
    </div>
  )
}
