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

/** Layers of a round, each a coder on a transcript, and how many of them are not completed. */
export interface Codings {
  unfinished: number
  all: number
}

/** Says what closing, reopening or revealing brings about, then does it. */
export function StatusDialog({
  round,
  to,
  codings,
  look,
}: {
  round: RoundOfPage
  to: RoundStatus
  codings: Codings
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
        <StatusWords round={round} to={to} codings={codings} />
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
  codings,
}: {
  round: RoundOfPage
  to: RoundStatus
  codings: Codings
}) {
  const { t } = useTranslation('rounds')
  return (
    <div className={styles.words}>
      <p>{t(to === 'revealed' ? `change.revealed.${round.visibility}` : `change.${to}.lead`)}</p>
      {to !== 'running' && round.status === 'running' && codings.unfinished > 0 && (
        <p>{t('change.unfinished', { count: codings.unfinished, all: codings.all })}</p>
      )}
      {to === 'revealed' && (
        <p>
          <strong>{t('change.final')}</strong>
        </p>
      )}
    </div>
  )
}
