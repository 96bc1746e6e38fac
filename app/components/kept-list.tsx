import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { changeOf, type KeptEntry } from '#app/live/kept-store.ts'
import styles from './kept-list.module.css'
import { makePart, usePart } from './use-part.ts'

// What writes CSV is fetched by itself: most people never have such work.
export const saveKept = makePart(() => import('./save-kept.tsx'))

/** What the server does not have, thing by thing, each with its words as they were kept. */
export function KeptList({
  entries,
  acts,
}: {
  entries: readonly KeptEntry[]
  acts?: ((entry: KeptEntry) => ReactNode) | undefined
}) {
  const { t } = useTranslation(['saving', 'workspace'])
  return (
    <ul
      className={styles.list}
      aria-label={t('aside.show', { count: entries.length })}
      // A long list scrolls, and may hold no button to reach it by.
      tabIndex={acts === undefined ? 0 : undefined}
    >
      {inReadingOrder(entries).map((entry) => {
        const { turn, code, text, field } = entry.row
        const change = changeOf(entry)
        return (
          <li key={`${entry.document} ${entry.id}`}>
            <span className={styles.words}>
              <b>{change === 'memo' ? t('aside.memo') : code}</b>
              {change === 'removed' && <i>{t('aside.removed')}</i>}
              <q>{change === 'memo' ? entry.memo : text}</q>
              {entry.field !== undefined && <small>{field}</small>}
              {turn != null && <small>{t('workspace:text.turn', { turn })}</small>}
            </span>
            {acts !== undefined && <span className={styles.acts}>{acts(entry)}</span>}
          </li>
        )
      })}
    </ul>
  )
}

function inReadingOrder(entries: readonly KeptEntry[]): readonly KeptEntry[] {
  const startOf = ({ row }: KeptEntry) => Number(row.start ?? -1)
  return [...entries].sort((a, b) => startOf(a) - startOf(b))
}

/** A button that makes a file of them, once it is at hand. */
export function SaveKept({ entries }: { entries: readonly KeptEntry[] }) {
  const Shown = usePart(saveKept, true)
  return Shown && <Shown entries={entries} />
}
