import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from '#app/live/use-store.ts'
import { canHighlight } from '#app/text/highlights.ts'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { TextView } from '#app/text/text-view.ts'
import { directionOf } from '#model/direction.ts'
import type { SharedIn } from '#model/shared-codes.ts'
import type { Codes } from './codes.ts'
import { KeysHint } from './command-key.tsx'
import { Stripes } from './stripes.tsx'
import styles from './text-pane.module.css'
import { TranscriptText } from './transcript-text.tsx'

/** The transcript in the middle of the workspace, with what is coded drawn over it. */
export function TextPane({
  title,
  reading,
  view,
  codes,
  scroller,
  page,
  openKey,
  initialsOf,
  sharedIn,
  notice,
  head,
  foot,
  children,
}: {
  title: string
  reading: ReadingText
  view: TextView | null
  codes: Codes
  scroller: RefObject<HTMLDivElement>
  page: RefObject<HTMLDivElement>
  openKey: string | null
  initialsOf: (coder: string) => string
  /** How far a span's code is shared there; `null` where that is not asked. */
  sharedIn: SharedIn | null
  /** Above the text, in view wherever one reads. */
  notice: ReactNode
  /** Before the first turn. */
  head: ReactNode
  /** Below the text, in view wherever one reads. */
  foot: ReactNode
  /** Over the text, placed on the page. */
  children: ReactNode
}) {
  const { t } = useTranslation('workspace')
  return (
    <main id="main" tabIndex={-1} className={styles.main}>
      <h1 className="visually-hidden">{title}</h1>
      <p id="keys-hint" className="visually-hidden">
        <KeysHint />
      </p>
      {notice}
      {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls and takes the keys */}
      <div
        ref={scroller}
        id="text"
        className={styles.scroller}
        role="region"
        aria-label={t('text.region')}
        aria-describedby="keys-hint"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls is reached by keyboard
        tabIndex={0}
      >
        <NoHighlights />
        <div
          ref={page}
          data-marked
          data-opening
          className={styles.page}
          lang={reading.language === 'und' ? undefined : reading.language}
          dir={directionOf(reading.language)}
        >
          {head}
          <TranscriptText reading={reading} />
          {reading.blocks.length === 0 && <p>{t('text.empty')}</p>}
          <Stripes {...{ view, codes, openKey, initialsOf, sharedIn }} />
          <Caret view={view} />
          {children}
        </div>
      </div>
      {foot}
    </main>
  )
}

/** Said once, where the browser cannot mark words: nothing else is missing then. */
function NoHighlights() {
  const { t } = useTranslation('workspace')
  const [isMissing, setMissing] = useState(false)
  useEffect(() => setMissing(!canHighlight()), [])
  return isMissing ? <p className={styles.note}>{t('text.noHighlights')}</p> : null
}

/** Where the next key press selects from. */
function Caret({ view }: { view: TextView | null }) {
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
