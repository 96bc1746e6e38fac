import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from '#app/live/use-store.ts'
import { canHighlight } from '#app/text/highlights.ts'
import type { TextView } from '#app/text/text-view.ts'
import styles from './workspace.module.css'

/** The head of a panel where it is a sheet from the bottom. */
export function SheetHead({ label, onClose }: { label: string; onClose: () => void }) {
  const { t } = useTranslation('workspace')
  return (
    <div className={styles.sheetHead}>
      <b>{label}</b>
      <button type="button" onClick={onClose}>
        {t('sheets.close')}
      </button>
    </div>
  )
}

/** Said once, where the browser cannot mark words: nothing else is missing then. */
export function NoHighlights() {
  const { t } = useTranslation('workspace')
  const [isMissing, setMissing] = useState(false)
  useEffect(() => setMissing(!canHighlight()), [])
  return isMissing ? <p className={styles.note}>{t('text.noHighlights')}</p> : null
}

/** Where the next key press selects from. */
export function Caret({ view }: { view: TextView | null }) {
  const box = useStore(view?.caretBox, null)
  if (box === null) return null
  return (
    <div
      className={styles.caret}
      aria-hidden="true"
      style={{ left: box.x, top: box.top, height: box.height }}
    />
  )
}
