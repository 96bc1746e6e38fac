import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../route.server.ts'
import { SubmitButton } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { Choice, Field } from '../field.tsx'
import { FormActions } from '../form.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import styles from './dialogs.module.css'

export interface ImportDialogProps {
  problem: Problem | undefined
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Makes the draft what a file says. Published versions stay what they are. */
export function ImportDialog({ problem, open, onOpenChange }: ImportDialogProps) {
  const { t } = useTranslation('codebook')
  return (
    <Dialog
      title={t('import.title')}
      open={open}
      onOpenChange={onOpenChange}
      finalFocus={() => document.querySelector<HTMLElement>('[data-file-menu]')}
    >
      <Form method="post" encType="multipart/form-data" className={styles.form}>
        <p className={styles.lead}>{t('import.lead')}</p>
        <ProblemNotice problem={problem} />
        <Field name="file" label={t('import.file')} hint={t('import.hint')} problem={problem}>
          {(wiring) => (
            <input
              {...wiring}
              type="file"
              name="file"
              accept=".yaml,.yml,.json,.csv,.tsv"
              required
            />
          )}
        </Field>
        <Choice
          name="keepUsed"
          value="yes"
          defaultChecked
          label={t('import.keep')}
          hint={t('import.keepHint')}
        />
        <FormActions>
          <SubmitButton intent="import">{t('import.button')}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
