import { useRef } from 'react'
import { useDropzone } from 'react-dropzone'
import { useTranslation } from 'react-i18next'
import { limits } from '#model/limits.ts'
import { Button } from '../../button.tsx'
import { Card } from '../../card.tsx'
import { classes } from '../../classes.ts'
import { TextAreaField, TextField } from '../../field.tsx'
import { FormActions } from '../../form.tsx'
import styles from './choose-texts.module.css'

/** Where texts come from: dropped or chosen files, or words that are pasted. */
export function ChooseTexts({
  onFiles,
  onText,
}: {
  onFiles: (files: readonly File[]) => void
  onText: (text: string, title: string) => void
}) {
  const { t } = useTranslation('transcripts')
  const form = useRef<HTMLFormElement>(null)
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    onDrop: onFiles,
    noClick: true,
    noKeyboard: true,
  })
  return (
    <div className={styles.ways}>
      <Card title={t('import.files')}>
        <div {...getRootProps({ className: classes(styles.drop, isDragActive && styles.over) })}>
          <input {...getInputProps({ 'aria-label': t('import.chooseFiles') })} />
          <p>{t('import.dropHere')}</p>
          <Button look="primary" onClick={open}>
            {t('import.chooseFiles')}
          </Button>
          <small>{t('import.kinds')}</small>
        </div>
        <noscript>
          <p>{t('import.needsScript')}</p>
        </noscript>
      </Card>
      <Card title={t('import.paste')}>
        <form
          ref={form}
          className={styles.paste}
          onSubmit={(event) => {
            event.preventDefault()
            const fields = new FormData(event.currentTarget)
            onText(String(fields.get('text')), String(fields.get('title')).trim())
          }}
        >
          <TextField
            name="title"
            label={t('columns.title')}
            hint={t('import.titleHint')}
            maxLength={limits.titleCharacters}
            dir="auto"
          />
          <TextAreaField name="text" label={t('text')} rows={10} required dir="auto" />
          <FormActions>
            <Button type="submit">{t('import.checkText')}</Button>
          </FormActions>
        </form>
      </Card>
    </div>
  )
}
