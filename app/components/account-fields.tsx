import { useTranslation } from 'react-i18next'
import type { Problem } from '../route.server.ts'
import { TextField } from './field.tsx'
import { PasswordField } from './password-field.tsx'

/** Name, initials and password of an account to be made. */
export function AccountFields({ problem }: { problem: Problem | undefined }) {
  const { t } = useTranslation('people')
  return (
    <>
      <TextField
        name="name"
        label={t('fields.name')}
        hint={t('fields.nameHint')}
        problem={problem}
        autoComplete="name"
        maxLength={120}
        required
      />
      <TextField
        name="initials"
        label={t('fields.initials')}
        hint={t('fields.initialsHint')}
        problem={problem}
        maxLength={4}
        size={4}
      />
      <PasswordField
        name="password"
        label={t('fields.password')}
        hint={t('fields.passwordHint')}
        problem={problem}
        isNew
      />
    </>
  )
}
