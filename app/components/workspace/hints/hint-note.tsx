import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodedSpan } from '#model/span.ts'
import { Button } from '../../button.tsx'
import type { OpenedWorkspace } from '../opened-workspace.ts'
import styles from './hint-note.module.css'
import { useHint } from './use-hint.ts'

/** Below the text, so that no line of it moves: what one meets for the first time, said once. */
export function HintNote({ opened, own }: { opened: OpenedWorkspace; own: readonly CodedSpan[] }) {
  const { t } = useTranslation('workspace')
  const { hint, close } = useHint(opened, own)
  const note = useRef<HTMLDivElement>(null)
  // Notices stand above it, so that its button stays in reach.
  useEffect(() => {
    if (hint === null || note.current === null) return
    const { style } = document.documentElement
    const watched = new ResizeObserver(([entry]) => {
      style.setProperty('--foot', `${entry!.borderBoxSize[0]!.blockSize}px`)
    })
    watched.observe(note.current)
    return () => {
      watched.disconnect()
      style.removeProperty('--foot')
    }
  }, [hint])
  return (
    <div role="status">
      {hint !== null && (
        <div ref={note} className={styles.hint}>
          <p>{t(`hints.${hint}`)}</p>
          <Button onClick={close}>{t('hints.close')}</Button>
        </div>
      )}
    </div>
  )
}
