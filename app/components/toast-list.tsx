import { Toast } from '@base-ui/react/toast'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './toasts.module.css'
import type { Notice } from './toasts.tsx'

const toasts = Toast.createToastManager()

function show({ title, undo, forMs, of }: Notice): void {
  const id = toasts.add({
    id: of,
    title,
    timeout: forMs ?? (undo === undefined ? 5_000 : 8_000),
    ...(undo === undefined
      ? {}
      : {
          actionProps: {
            children: undo.label,
            onClick: () => {
              toasts.close(id)
              undo.act()
            },
          },
        }),
  })
}

/** @param onReady told how a notice is shown, once it would be seen and heard */
export default function ToastList({
  onReady,
}: {
  onReady: (show: (notice: Notice) => void) => void
}) {
  const { t } = useTranslation()
  useEffect(() => onReady(show), [onReady])
  return (
    <Toast.Provider toastManager={toasts}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport} aria-label={t('notices')}>
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function List() {
  const { t } = useTranslation()
  const { toasts: shown } = Toast.useToastManager()
  return shown.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={styles.toast}>
      <Toast.Title className={styles.title} />
      {toast.actionProps !== undefined && <Toast.Action className={styles.action} />}
      <Toast.Close className={styles.close}>{t('close')}</Toast.Close>
    </Toast.Root>
  ))
}
