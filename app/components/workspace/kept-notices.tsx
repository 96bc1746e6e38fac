import { useTranslation } from 'react-i18next'
import type { KeptShelf } from '#app/live/kept-shelf.ts'
import type { KeptEntry } from '#app/live/kept-store.ts'
import type { LayerSession } from '#app/live/layer-session.ts'
import { useStore } from '#app/live/use-store.ts'
import { AsideNotice } from './aside-notice.tsx'
import styles from './kept-notices.module.css'
import type { OpenedWorkspace } from './opened-workspace.ts'
import { useToldOfDevice } from './use-told-of-device.ts'

const nothing: readonly KeptEntry[] = []

/** What one must know of work that is not on the server: that nothing is kept here, what was not taken. */
export function KeptNotices({
  opened: { layer, project, mayWrite },
  session,
  shelf,
}: {
  opened: OpenedWorkspace
  session: LayerSession | null
  shelf: KeptShelf | null
}) {
  const { t } = useTranslation('saving')
  const aside = useStore(shelf?.aside, nothing)
  const isKept = useStore(shelf?.held, false)
  useToldOfDevice(session, project.deviceCopies)
  return (
    <>
      {layer !== null && !project.deviceCopies && (
        <p className={styles.noCopies}>{t('noCopies')}</p>
      )}
      <AsideNotice
        entries={aside}
        isKept={isKept}
        onRetry={mayWrite && session !== null ? (entries) => session.retry(entries) : null}
        onDiscard={(entries) => shelf?.discard(entries)}
        onBringBack={(entries) => void shelf?.setAside(entries)}
      />
    </>
  )
}
