import { useBlocker } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { askBeforeLeaving } from '#app/ask-before-leaving.ts'
import type { KeptShelf } from '#app/live/kept-shelf.ts'
import type { KeptEntry } from '#app/live/kept-store.ts'
import type { LayerSession } from '#app/live/layer-session.ts'
import { useStore } from '#app/live/use-store.ts'
import styles from '../acts-row.module.css'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { SaveKept } from '../kept-list.tsx'

const nothing: readonly KeptEntry[] = []

/**
 * Asks before unsaved work is left behind: the browser's own question where the tab is closed, and ours
 * within Parley where this device keeps nothing, so that leaving would lose it.
 */
export function LeaveDialog({
  session,
  shelf,
}: {
  session: LayerSession | null
  shelf: KeptShelf | null
}) {
  const { t } = useTranslation('saving')
  useEffect(() => {
    if (session === null || shelf === null) return
    return askBeforeLeaving(() => shelf.waiting.get().length > 0 || inThisPage(shelf).length > 0)
  }, [session, shelf])
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && inThisPage(shelf).length > 0,
  )
  const waiting = useStore(shelf?.waiting, nothing)
  const { state, proceed } = blocker
  useEffect(() => {
    // The last acknowledgement came meanwhile: there is nothing to ask any more.
    if (state === 'blocked' && inThisPage(shelf).length === 0) proceed()
  }, [state, proceed, shelf, waiting])
  if (blocker.state !== 'blocked') return null
  const entries = inThisPage(shelf)
  return (
    <Dialog
      open
      title={t('leave.title')}
      dismiss={t('leave.stay')}
      onOpenChange={(isOpen) => {
        if (!isOpen) blocker.reset()
      }}
    >
      <p>{t('leave.lead', { count: entries.length })}</p>
      <p className={styles.acts}>
        <SaveKept entries={entries} />
        <Button look="danger" onClick={() => blocker.proceed()}>
          {t('leave.go')}
        </Button>
      </p>
    </Dialog>
  )
}

/** What the server does not have and the device does not keep. */
function inThisPage(shelf: KeptShelf | null) {
  if (shelf === null || shelf.held.get()) return []
  return [...shelf.waiting.get(), ...shelf.aside.get()]
}
