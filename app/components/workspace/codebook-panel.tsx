import { memo, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../classes.ts'
import { CodeChip } from '../code-chip.tsx'
import { CodeDefinition } from './code-definition.tsx'
import styles from './codebook-panel.module.css'
import { type CodeEntry, type Codes, findCodes } from './codes.ts'
import { CodeKey } from './command-key.tsx'
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
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p id={hintId} className="visually-hidden">
        {t(isSelecting ? 'codebook.pressCodes' : 'codebook.pressFocuses')}
      </p>
      <div className={styles.tree}>
        {sectionsOf(found ?? codes.all, found === null).map(({ group, entries }) => (
          <section key={group ?? ''} aria-label={group ?? t('codebook.ungrouped')}>
            {group !== null && <h3 className={styles.group}>{group}</h3>}
            <ul>
              {entries.map(({ code, look, depth }) => (
                <li key={code.id}>
                  <button
                    type="button"
                    className={classes(styles.code, code.id === shownCode && styles.on)}
                    data-depth={found === null ? Math.min(depth, 4) : 0}
                    data-retired={code.retired ? '' : undefined}
                    aria-pressed={pressed.has(code.id)}
                    aria-describedby={hintId}
                    onClick={() => onPress(code.id)}
                  >
                    <CodeChip look={look} />
                    <span className={styles.name}>{code.name}</span>
                    {code.retired && <small>{t('codebook.retired')}</small>}
                    <span className={styles.count}>
                      {counts.get(code.id) ?? 0}
                      <span className="visually-hidden"> {t('codebook.ownSpans')}</span>
                    </span>
                    <CodeKey codeKey={code.key} />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {found?.length === 0 && <p className={styles.none}>{t('picker.none', { typed })}</p>}
      </div>
      {shown !== undefined && <CodeDefinition entry={shown} memos={memos} />}
    </aside>
  )
})

/** Stretches of one group, in the order of the codes; a child stands in its parent's stretch. */
function sectionsOf(
  entries: readonly CodeEntry[],
  isTree: boolean,
): { group: string | null; entries: CodeEntry[] }[] {
  if (!isTree) return entries.length === 0 ? [] : [{ group: null, entries: [...entries] }]
  const sections: { group: string | null; entries: CodeEntry[] }[] = []
  for (const entry of entries) {
    const group = entry.code.group ?? null
    const last = sections.at(-1)
    if (last !== undefined && (entry.depth > 0 || last.group === group)) last.entries.push(entry)
    else sections.push({ group, entries: [entry] })
  }
  return sections
}
