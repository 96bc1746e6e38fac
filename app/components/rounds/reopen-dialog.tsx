import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ProgressCell } from '#server/progress.ts'
import { SubmitButton } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { FormActions } from '../form.tsx'
import styles from './status-dialog.module.css'

/** One coder's layer on one transcript, with the words a lead knows both by. */
export interface NamedLayer {
  cell: ProgressCell
  transcriptId: string
  name: string
  title: string
}

/** Says what reopening one layer of a closed round brings about, or ending that, then does it. */
export function ReopenDialog({
  layer,
  onClose,
}: {
  layer: NamedLayer | null
  onClose: () => void
}) {
  const { t } = useTranslation('rounds')
  if (layer === null) return null
  const { cell, transcriptId, name, title } = layer
  const act = cell.reopened ? 'end' : 'reopen'
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={t(`${act}.title`, { name, title })}
      dismiss={t('change.notNow')}
    >
      <Form method="post" className={styles.form} onSubmit={onClose}>
        <div className={styles.words}>
          <p>{t(`${act}.lead`, { name })}</p>
          {cell.state === 'completed' && <p>{t('reopen.completed')}</p>}
        </div>
        <input type="hidden" name="transcript" value={transcriptId} />
        <input type="hidden" name="coder" value={cell.coderId} />
        <FormActions>
          <SubmitButton intent={act}>{t(`${act}.button`)}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
