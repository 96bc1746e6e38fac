import { useTranslation } from 'react-i18next'
import type { ProjectMember } from '#server/members.ts'
import { SubmitButton } from '../button.tsx'
import { FieldForm, FormActions } from '../form.tsx'
import { RoleChoices } from '../roles.tsx'
import { SecretOnce } from '../secret-once.tsx'
import styles from './member-list.module.css'

/** What a lead can do with one member. Opens and closes without any script. */
export function MemberForms({
  member,
  isMe,
  isOpenable,
  link,
}: {
  member: ProjectMember
  isMe: boolean
  /** Whether a password link can be made: the account is of this project alone. */
  isOpenable: boolean
  /** A one-time link just made, shown this once. */
  link: string | undefined
}) {
  const { t } = useTranslation('people')
  const { name } = member
  return (
    <details className={styles.forms} open={link !== undefined || undefined}>
      <summary aria-label={t('members.changeNamed', { name })}>{t('members.change')}</summary>
      <FieldForm key={member.roles.join()}>
        <input type="hidden" name="member" value={member.id} />
        <RoleChoices legend={t('members.rolesOf', { name })} chosen={member.roles} />
        <FormActions>
          <SubmitButton intent="roles" look="plain">
            {t('members.saveRoles')}
          </SubmitButton>
        </FormActions>
      </FieldForm>
      {!isMe && (
        <>
          {isOpenable && (
            <FieldForm>
              <input type="hidden" name="member" value={member.id} />
              <p>{t('members.passwordLinkText', { name })}</p>
              {link !== undefined && (
                <SecretOnce label={t('members.passwordLinkMade', { name })} secret={link}>
                  {t('members.passwordLinkNote')}
                </SecretOnce>
              )}
              <FormActions>
                <SubmitButton intent="password-link" look="plain">
                  {t('members.passwordLink')}
                </SubmitButton>
              </FormActions>
            </FieldForm>
          )}
          <FieldForm>
            <input type="hidden" name="member" value={member.id} />
            <p>{t('members.removeText')}</p>
            <FormActions>
              <SubmitButton intent="remove" look="danger">
                {t('members.remove')}
              </SubmitButton>
            </FormActions>
          </FieldForm>
        </>
      )}
    </details>
  )
}
