import { useTranslation } from 'react-i18next'
import type { KeptEntry } from '#app/live/kept-store.ts'
import styles from './acts-row.module.css'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { SaveKept } from './kept-list.tsx'

/** Asked before one signs out where something is on this device alone. */
export default function SignOutQuestion({
  entries,
  count,
  onStay,
  onLeave,
}: {
  entries: readonly KeptEntry[]
  /** Of things, also of those that no file can hold. */
  count: number
  onStay: () => void
  onLeave: () => void
}) {
  const { t } = useTranslation()
  return (
    <Dialog
      open
      title={t('signOut.title')}
      dismiss={t('signOut.stay')}
      onOpenChange={(isOpen) => {
        if (!isOpen) onStay()
      }}
    >
      <p>{t('signOut.lead', { count })}</p>
      <p className={styles.acts}>
        {entries.length > 0 && <SaveKept entries={entries} />}
        <Button look="danger" onClick={onLeave}>
          {t('signOut.go', { count })}
        </Button>
      </p>
    </Dialog>
  )
}
