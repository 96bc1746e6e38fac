import { useEffect } from 'react'
import { fileMenu } from './codebook/file-menu.tsx'
import { dialogOpened } from './dialog.tsx'
import { keptWork } from './kept-card.tsx'
import { saveKept } from './kept-list.tsx'
import { palette } from './palette/project-palette.tsx'
import { personMenu } from './person-menu.tsx'
import { signOutQuestion } from './sign-out.tsx'
import { textSetting } from './text-setting-menu.tsx'
import { toastList } from './toasts.tsx'

const parts = [
  keptWork,
  saveKept,
  dialogOpened,
  toastList,
  palette,
  personMenu,
  signOutQuestion,
  textSetting,
  fileMenu,
]

/** Fetches whatever may be asked of a page on which work goes on while nothing can be fetched. */
export function usePartsAtHand(): void {
  useEffect(() => {
    for (const part of parts) void part.fetch().catch(() => {})
  }, [])
}
