import { useTranslation } from 'react-i18next'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { DoneNotice, useDone } from '../done-notice.tsx'
import { FieldForm, FormActions } from '../form.tsx'
import { SignOutButton } from '../sign-out.tsx'

/** Signs out here, or everywhere else. */
export function SessionsCard({ personId }: { personId: string }) {
  const { t } = useTranslation('people')
  const done = useDone('sign-out-elsewhere')
  return (
    <Card title={t('profile.sessions')}>
      <FieldForm>
        <p>{t('profile.sessionsText')}</p>
        <FormActions>
          <SubmitButton intent="sign-out-elsewhere" look="plain">
            {t('profile.signOutElsewhere')}
          </SubmitButton>
          <SignOutButton personId={personId} look="quiet">
            {t('profile.signOut')}
          </SignOutButton>
        </FormActions>
        <DoneNotice>{done && t('profile.signedOutElsewhere')}</DoneNotice>
      </FieldForm>
    </Card>
  )
}
