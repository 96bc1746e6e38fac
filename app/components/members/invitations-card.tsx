import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Role } from '#model/round.ts'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { useRoleList } from '../roles.tsx'
import { Time } from '../time.tsx'
import styles from './member-list.module.css'

interface Invitation {
  id: string
  email: string
  roles: readonly Role[]
  expiresAt: Date
}

/** Invitations that wait to be accepted, each with the way to withdraw it. */
export function InvitationsCard({ invitations }: { invitations: readonly Invitation[] }) {
  const { t } = useTranslation('people')
  return (
    <Card title={t('members.open')} padded={false}>
      <ul className={styles.list}>
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <InvitationLine invitation={invitation} />
          </li>
        ))}
      </ul>
      <p className={styles.note}>{t('members.openNote')}</p>
    </Card>
  )
}

function InvitationLine({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('people')
  const { id, email, expiresAt } = invitation
  const roles = useRoleList(invitation.roles)
  return (
    <div className={styles.line}>
      <div className={styles.name}>
        <b>{email}</b>
        <small>
          {roles} · {t('members.until')} <Time at={expiresAt} />
        </small>
      </div>
      <Form method="post">
        <input type="hidden" name="id" value={id} />
        <SubmitButton
          intent="withdraw"
          look="quiet"
          aria-label={t('members.withdrawNamed', { email })}
        >
          {t('members.withdraw')}
        </SubmitButton>
      </Form>
    </div>
  )
}
