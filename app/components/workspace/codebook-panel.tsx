import { memo, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lengths } from '#model/lengths.ts'
import { CodeDefinition } from './code-definition.tsx'
import { CodeList } from './code-list.tsx'
import styles from './codebook-panel.module.css'
import { type Codes, findCodes } from './codes.ts'
import { SheetHead } from './sheets.tsx'
import type { Memos } from './use-memos.ts'
import workspace from './workspace.module.css'

/**
 * The codebook beside the text. Pressing a code codes what is selected; with nothing selected it brings
 * that code's spans forward.
 */
export const CodebookPanel = memo(function CodebookPanel({
  codes,
  counts,
  shownCode,
  pressed,
  isSelecting,
  memos,
  onPress,
  onSheet,
}: {
  codes: Codes
  /** One's own spans of each code. */
  counts: ReadonlyMap<string, number>
  /** The code whose definition is shown. */
  shownCode: string | null
  /** Codes that what is selected has, or the focused one. */
  pressed: ReadonlySet<string>
  isSelecting: boolean
  memos: Memos
  onPress: (code: string) => void
  onSheet: (sheet: null) => void
}) {
  const { t } = useTranslation('workspace')
  const [typed, setTyped] = useState('')
  const hintId = useId()
  const found = useMemo(
    () => (typed.trim() === '' ? null : findCodes(codes, typed, [])),
    [codes, typed],
  )
  const shown = shownCode === null ? undefined : codes.byId.get(shownCode)
  return (
    <aside className={workspace.codes} aria-label={t('codebook.panel')}>
      <SheetHead label={t('sheets.codes')} onClose={() => onSheet(null)} />
      <input
        type="search"
        className={styles.find}
        placeholder={t('codebook.find')}
        aria-label={t('codebook.find')}
        maxLength={lengths.search}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p id={hintId} className="visually-hidden">
        {t(isSelecting ? 'codebook.pressCodes' : 'codebook.pressFocuses')}
      </p>
      {found?.length === 0 ? (
        <p className={styles.none}>{t('picker.none', { typed })}</p>
      ) : (
        <CodeList
          entries={found ?? codes.all}
          isTree={found === null}
          {...{ counts, shownCode, pressed, hintId, onPress }}
        />
      )}
      {shown !== undefined && <CodeDefinition entry={shown} memos={memos} />}
    </aside>
  )
})
