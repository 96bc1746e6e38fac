import { useMemo } from 'react'
import { flushSync } from 'react-dom'
import type { LayerSession } from '#app/live/layer-session.ts'
import { useStore } from '#app/live/use-store.ts'
import type { MemoAbout } from '#model/memo-about.ts'
import type { LayerThen } from '#server/layer-history.ts'
import { intoPanel } from './into-panel.ts'
import type { Acts } from './use-acts.ts'
import type { PageState } from './use-page-state.ts'

/** One's own memos on turns, codes and the transcript, and the one that is open beside the text. */
export interface Memos {
  /** By what they are about. */
  texts: ReadonlyMap<string, string>
  open: MemoAbout | null
  mayWrite: boolean
  /** Opens one beside the text and moves the focus there, to read or to write it. */
  show: (about: MemoAbout) => void
  close: () => void
  write: (about: MemoAbout, memo: string) => void
}

const none: ReadonlyMap<string, string> = new Map()

/**
 * @param acts `null` where nothing may be changed
 * @param then the layer as it once was, where that is shown
 */
export function useMemos(
  session: LayerSession | null,
  acts: Acts | null,
  { openMemo, setOpenMemo, setSheet }: PageState,
  then: LayerThen | null,
): Memos {
  const now = useStore(session?.memos, none)
  const texts = useMemo(() => (then ? new Map(Object.entries(then.memos)) : now), [then, now])
  return useMemo(
    () => ({
      texts,
      open: openMemo,
      mayWrite: acts !== null,
      show: (about) => {
        // Shown before the next key comes, which belongs to it.
        flushSync(() => setOpenMemo(about))
        intoPanel('[data-memo]', setSheet)
      },
      close: () => setOpenMemo(null),
      write: (about, memo) => acts?.writeMemo(about, memo),
    }),
    [texts, openMemo, acts, setOpenMemo, setSheet],
  )
}
