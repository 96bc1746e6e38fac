import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import styles from './dialog.module.css'

export interface DialogProps {
  /** What opens it; absent where `open` says so. */
  trigger?: ReactElement
  title: string
  children: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** What leaves it without doing anything, where “Close” could be taken for the act itself. */
  dismiss?: string
  /** For what is read in columns. */
  isWide?: boolean
}

/** A question in front of the page; on a narrow screen a sheet from below. */
export function Dialog({
  trigger,
  title,
  children,
  open,
  onOpenChange,
  dismiss,
  isWide = false,
}: DialogProps) {
  const { t } = useTranslation()
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger !== undefined && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={isWide ? `${styles.popup} ${styles.wide}` : styles.popup}>
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
