import { useTranslation } from 'react-i18next'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { DoneNotice, useDone } from '../done-notice.tsx'
import { FieldForm, FormActions } from '../form.tsx'

/** Signs out here, or everywhere else. */
export function SessionsCard() {
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
          <SubmitButton look="quiet" formAction="/sign-out">
            {t('profile.signOut')}
          </SubmitButton>
        </FormActions>
        <DoneNotice>{done && t('profile.signedOutElsewhere')}</DoneNotice>
      </FieldForm>
    </Card>
  )
}
