import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import { CommandKey } from './command-key.tsx'
import styles from './filling-note.module.css'
import type { Filling } from './use-filling.ts'

/** Above the text while a field of a coded span waits for what is picked in it. */
export function FillingNote({ filling: { slot, cancel } }: { filling: Filling }) {
  const { t } = useTranslation('workspace')
  return (
    <div role="status" className={styles.note}>
      {slot !== null && (
        <p>
          {t(`filling.${slot.kind === 'speaker' ? 'speaker' : 'words'}`, { label: slot.label })}{' '}
          <Button look="quiet" onClick={cancel}>
            {t('filling.cancel')} <CommandKey command="leave" />
          </Button>
        </p>
      )}
    </div>
  )
}
