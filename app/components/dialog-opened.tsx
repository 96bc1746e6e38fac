import { Dialog as Base } from '@base-ui/react/dialog'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import styles from './dialog.module.css'
import type { DialogProps } from './dialog.tsx'

/** What a dialog is once somebody wanted it. */
export default function DialogOpened({
  title,
  children,
  open,
  onOpenChange,
  dismiss,
  finalFocus,
  isWide = false,
}: Omit<DialogProps, 'trigger'>) {
  const { t } = useTranslation()
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          className={isWide ? `${styles.popup} ${styles.wide}` : styles.popup}
          finalFocus={finalFocus}
        >
          <div className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <Base.Close render={<Button look="quiet" />}>{dismiss ?? t('close')}</Base.Close>
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
