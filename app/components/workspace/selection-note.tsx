import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import { CommandKey } from './command-key.tsx'
import styles from './selection-note.module.css'

/** What is selected, beside the text: the way to a code for whoever uses neither keys nor the picker. */
export function SelectionNote({
  quote,
  onCode,
  onClear,
}: {
  /** Its words; `null` where they stand below, as the words of the open span. */
  quote: string | null
  onCode: () => void
  onClear: () => void
}) {
  const { t } = useTranslation('workspace')
  return (
    <section aria-label={t('selection.title')} className={styles.note}>
      <h2>{t('selection.title')}</h2>
      {quote !== null && <blockquote dir="auto">{quote}</blockquote>}
      <div className={styles.acts}>
        <Button onClick={onCode}>
          {t('selection.code')} <CommandKey command="pick-code" />
        </Button>
        <Button look="quiet" onClick={onClear}>
          {t('selection.clear')}
        </Button>
      </div>
    </section>
  )
}
