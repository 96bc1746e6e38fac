import { useTranslation } from 'react-i18next'
import { lengths } from '#model/lengths.ts'
import type { Problem } from '../route.server.ts'
import { TextField } from './field.tsx'
import { PasswordField } from './password-field.tsx'

interface OwnFieldProps {
  problem: Problem | undefined
  defaultValue?: string
}

/** The name under which others see a person. */
export function PersonNameField(props: OwnFieldProps) {
  const { t } = useTranslation('people')
  return (
    <TextField
      {...props}
      name="name"
      label={t('fields.name')}
      hint={t('fields.nameHint')}
      autoComplete="name"
      maxLength={lengths.name}
      required
    />
  )
}

/** The letters that stand for a person beside coded spans. */
export function InitialsField(props: OwnFieldProps & { hint: string; required?: boolean }) {
  const { t } = useTranslation('people')
  return (
    <TextField
      {...props}
      name="initials"
      label={t('fields.initials')}
      maxLength={lengths.initials}
      size={lengths.initials}
    />
  )
}

/** Name, initials and password of an account to be made. */
export function AccountFields({ problem }: { problem: Problem | undefined }) {
  const { t } = useTranslation('people')
  return (
    <>
      <PersonNameField problem={problem} />
      <InitialsField problem={problem} hint={t('fields.initialsHint')} />
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
