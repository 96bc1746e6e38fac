import { Toast } from '@base-ui/react/toast'
import { useTranslation } from 'react-i18next'
import styles from './toasts.module.css'

const toasts = Toast.createToastManager()

/** Says in passing what was done, with the way back where there is one. In the browser only. */
export function notify(said: {
  title: string
  undo?: { label: string; act: () => void }
  forMs?: number
}): void {
  const id = toasts.add({
    title: said.title,
    timeout: said.forMs ?? (said.undo === undefined ? 5_000 : 8_000),
    ...(said.undo === undefined
      ? {}
      : {
          actionProps: {
            children: said.undo.label,
            onClick: () => {
              toasts.close(id)
              said.undo?.act()
            },
          },
        }),
  })
}

/** Where they appear; once, in the root. */
export function Toasts() {
  const { t } = useTranslation()
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
