import type { KeptShelf } from '#app/live/kept-shelf.ts'
import type { LayerSession } from '#app/live/layer-session.ts'
import type { OpenRemoval } from '#server/removals.ts'
import { KeptNotices } from './kept-notices.tsx'
import type { OpenedWorkspace } from './opened-workspace.ts'
import { RemovalNotice } from './removal-notice.tsx'

/** What one must know before going on: work that is not on the server, and much that went at once. */
export function WorkspaceNotices({
  opened,
  session,
  shelf,
  isSettling,
  onSettle,
}: {
  opened: OpenedWorkspace
  session: LayerSession | null
  shelf: KeptShelf | null
  isSettling: boolean
  onSettle: (removal: OpenRemoval, restore: boolean) => void
}) {
  return (
    <>
      <KeptNotices opened={opened} session={session} shelf={shelf} />
      <RemovalNotice
        removals={opened.layer?.removals ?? []}
        mayRestore={opened.mayWrite}
        isSettling={isSettling}
        onSettle={onSettle}
      />
    </>
  )
}
