import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Codebook } from '#model/codebook.ts'
import { type CodebookChanges, isUnchanged } from '#model/codebook-changes.ts'
import { checkDraft } from '#model/codebook-draft.ts'
import type { Problem } from '../../route.server.ts'
import { useSaid } from '../../use-said.ts'
import { Button, SubmitButton } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { FormActions } from '../form.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { ChangesList } from './changes-list.tsx'
import styles from './dialogs.module.css'

export interface PublishDialogProps {
  next: number
  codebook: Codebook
  changes: CodebookChanges | null
  /** What becomes of the rounds, in a sentence. */
  rounds: string
  /** Whether all that was written has arrived; before that a version would lack it. */
  saved: boolean
  problem: Problem | undefined
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Says what the next version changes and whom it concerns, before it is there for good. */
export function PublishDialog(props: PublishDialogProps) {
  const { next, codebook, changes, rounds, saved, problem, open, onOpenChange } = props
  const { t } = useTranslation('codebook')
  const say = useSaid()
  const issues = checkDraft(codebook).issues ?? []
  const isNews = changes === null || !isUnchanged(changes)
  return (
    <Dialog
      trigger={
        <Button look={isNews ? 'primary' : 'plain'}>
          {t('publish.button', { version: next })}
        </Button>
      }
      title={t('publish.title', { version: next })}
      open={open}
      onOpenChange={onOpenChange}
    >
      <Form method="post" className={styles.form}>
        <p className={styles.lead}>{t('publish.lead')}</p>
        <ProblemNotice problem={problem} />
        {issues.length > 0 ? (
          <div>
            <b>{t('publish.mend')}</b>
            <ul className={styles.issues}>
              {issues.map((issue) => (
                <li key={`${issue.path} ${issue.message}`}>{say(issue.message)}</li>
              ))}
            </ul>
          </div>
        ) : changes === null ? (
          <p>{t('publish.first', { count: codebook.codes.length })}</p>
        ) : (
          <ChangesList changes={changes} />
        )}
        {rounds !== '' && <p>{rounds}</p>}
        <input type="hidden" name="version" value={next} />
        <FormActions>
          <SubmitButton intent="publish" disabled={!saved || issues.length > 0 || !isNews}>
            {saved ? t('publish.button', { version: next }) : t('publish.waiting')}
          </SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
