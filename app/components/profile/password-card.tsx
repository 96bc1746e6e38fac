import { useTranslation } from 'react-i18next'
import { useMe } from '../../me.ts'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { DoneNotice, useDone } from '../done-notice.tsx'
import { Choice } from '../field.tsx'
import { FieldForm, FormActions } from '../form.tsx'
import { PasswordField } from '../password-field.tsx'
import { ProblemNotice, useProblem } from '../problem-notice.tsx'

/** Changes the password, which ends the other sessions and, where asked to, the API tokens. */
export function PasswordCard({ hasTokens }: { hasTokens: boolean }) {
  const { t } = useTranslation('people')
  const me = useMe()
  const problem = useProblem('password')
  const done = useDone('password')
  return (
    <Card title={t('profile.password')}>
      {/* Emptied once the password is changed: what was typed is not true any more. */}
      <FieldForm key={String(done)}>
        <ProblemNotice problem={problem} />
        <input type="hidden" name="username" autoComplete="username" value={me?.email ?? ''} />
        <PasswordField name="current" label={t('profile.current')} problem={problem} />
        <PasswordField
          name="next"
          label={t('profile.next')}
          hint={t('fields.passwordHint')}
          problem={problem}
          isNew
        />
        {hasTokens && (
          <Choice
            type="checkbox"
            name="revokeTokens"
            label={t('profile.revokeTokens')}
            hint={t('profile.revokeTokensHint')}
          />
        )}
        <FormActions>
          <SubmitButton intent="password" look="plain">
            {t('profile.savePassword')}
          </SubmitButton>
        </FormActions>
        <DoneNotice>{done && t('profile.savedPassword')}</DoneNotice>
      </FieldForm>
    </Card>
  )
}
