import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../classes.ts'
import { CodeChip } from '../code-chip.tsx'
import styles from './code-list.module.css'
import type { CodeEntry } from './codes.ts'
import { CodeKey } from './command-key.tsx'
import { mostRows, type Said, useLongList } from './use-long-list.ts'

/** As high as a row mostly is, and as the list is taken to be until it was measured. */
const rowPx = 28
const listPx = 600

export interface CodeListProps {
  entries: readonly CodeEntry[]
  /** Whether they stand in the tree of the codebook, with its groups. */
  isTree: boolean
  /** One's own spans of each code. */
  counts: ReadonlyMap<string, number>
  /** The code whose definition is shown. */
  shownCode: string | null
  pressed: ReadonlySet<string>
  /** Id of what says what pressing does. */
  hintId: string
  onPress: (code: string) => void
}

/** Codes to press, under the names of their groups. */
export function CodeList(props: CodeListProps) {
  const { entries, isTree } = props
  const { t } = useTranslation('workspace')
  if (entries.length > mostRows) return <LongCodeList t={t} {...props} />
  return (
    <div className={styles.tree}>
      {sectionsOf(entries, isTree).map(({ group, entries }) => (
        <section key={group ?? ''} aria-label={group ?? t('codebook.ungrouped')}>
          {group !== null && <h3 className={styles.group}>{group}</h3>}
          <ul>
            {entries.map((entry) => (
              <li key={entry.code.id}>
                <CodeRow entry={entry} t={t} {...props} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

type ListRow = { group: string } | { entry: CodeEntry; place: number }

/** A list of which each row says how many there are; names of groups stand between the codes. */
function LongCodeList(props: CodeListProps & Said) {
  const { entries, isTree } = props
  const list = useMemo(() => rowsOf(entries, isTree), [entries, isTree])
  const keyOf = useCallback(
    (index: number) => {
      const row = list[index]!
      return 'group' in row ? `group ${index}` : row.entry.code.id
    },
    [list],
  )
  const long = useLongList(list.length, keyOf, rowPx, listPx)
  return (
    <div ref={long.scroller} className={styles.tree}>
      <ul className={styles.long} {...long.list}>
        {long.rows.map(({ index, key, placed }) => {
          const row = list[index]!
          const isCode = 'entry' in row
          return (
            <li
              key={key}
              className={styles.placed}
              aria-setsize={isCode ? entries.length : undefined}
              aria-posinset={isCode ? row.place : undefined}
              {...placed}
            >
              {isCode ? (
                <CodeRow entry={row.entry} {...props} />
              ) : (
                <h3 className={styles.group}>{row.group}</h3>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function CodeRow({
  t,
  entry: { code, look, depth },
  isTree,
  counts,
  shownCode,
  pressed,
  hintId,
  onPress,
}: CodeListProps & Said & { entry: CodeEntry }) {
  return (
    <button
      type="button"
      className={classes(styles.code, code.id === shownCode && styles.on)}
      data-depth={isTree ? Math.min(depth, 4) : 0}
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
  )
}

function rowsOf(entries: readonly CodeEntry[], isTree: boolean): ListRow[] {
  let place = 0
  return sectionsOf(entries, isTree).flatMap(({ group, entries }) => [
    ...(group === null ? [] : [{ group }]),
    ...entries.map((entry) => ({ entry, place: ++place })),
  ])
}

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
