import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lengths } from '#model/lengths.ts'
import type { Problem } from '../route.server.ts'
import fieldStyles from './field.module.css'
import { Field } from './field.tsx'
import styles from './password-field.module.css'

/** A password, which whoever types it may look at. */
export function PasswordField({
  name,
  label,
  hint,
  problem,
  isNew = false,
}: {
  name: string
  label: string
  hint?: string
  problem?: Problem | undefined
  /** Whether it is chosen here, which tells the browser's keeper of passwords to offer one. */
  isNew?: boolean
}) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  return (
    <Field name={name} label={label} hint={hint} problem={problem}>
      {(wiring) => (
        <span className={styles.line}>
          <input
            {...wiring}
            className={fieldStyles.control}
            type={shown ? 'text' : 'password'}
            name={name}
            required
            minLength={isNew ? lengths.leastPassword : undefined}
            maxLength={lengths.password}
            autoComplete={isNew ? 'new-password' : 'current-password'}
          />
          <button
            type="button"
            className={styles.show}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {t('showPassword')}
          </button>
        </span>
      )}
    </Field>
  )
}
