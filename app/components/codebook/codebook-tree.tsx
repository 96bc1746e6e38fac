import { Link } from '@remix-run/react'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findCodes } from '#model/code-search.ts'
import type { Code, CodeUse } from '#model/codebook.ts'
import { codeTree, type Move } from '#model/codebook-tree.ts'
import { lengths } from '#model/lengths.ts'
import type { Writer } from '../../live/use-writers.ts'
import { Avatars } from '../avatar.tsx'
import { classes } from '../classes.ts'
import { CodeChip } from '../code-chip.tsx'
import { codeLooks } from '../code-look.ts'
import styles from './codebook-tree.module.css'
import { KeyCap } from './key-cap.tsx'

export interface CodebookTreeProps {
  codes: readonly Code[]
  selected: string | null
  uses: ReadonlyMap<string, CodeUse>
  /** What is said beside a code: new, changed. */
  marks?: ReadonlyMap<string, string>
  writers?: readonly Writer[]
  /** Where a line leads. */
  to: (code: Code) => string
  /** Absent where nothing can be moved. */
  onMove?: (id: string, move: Move) => void
  children?: React.ReactNode
}

const moves: Record<string, Move> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'into',
  ArrowLeft: 'out',
}

/** The codes under their headings, with a search; Alt and an arrow key moves the code one is on. */
export function CodebookTree(props: CodebookTreeProps) {
  const { codes, selected, uses, marks, writers = [], to, onMove, children } = props
  const { t } = useTranslation('codebook')
  const [query, setQuery] = useState('')
  const tree = useMemo(() => codeTree(codes), [codes])
  const looks = useMemo(() => codeLooks(codes), [codes])
  const found = useMemo(() => findCodes(codes, query), [codes, query])

  const onKeyDown = (event: KeyboardEvent, code: Code) => {
    const move = moves[event.key]
    if (!event.altKey || move === undefined || onMove === undefined) return
    event.preventDefault()
    onMove(code.id, move)
  }
  const line = (code: Code, depth: number) => (
    <li key={code.id} className={styles.line} style={{ '--depth': depth } as React.CSSProperties}>
      <Link
        to={to(code)}
        replace
        preventScrollReset
        className={classes(styles.link, code.id === selected && styles.on)}
        aria-current={code.id === selected ? 'true' : undefined}
        aria-keyshortcuts={onMove && 'Alt+ArrowUp Alt+ArrowDown Alt+ArrowRight Alt+ArrowLeft'}
        data-code={code.id}
        onKeyDown={(event) => onKeyDown(event, code)}
      >
        {!code.retired && (
          <CodeChip look={looks.get(code.id) ?? { hue: code.colour, pattern: 0 }} />
        )}
        {code.retired ? (
          <s className={styles.name}>{nameOf(code, t('unnamed'))}</s>
        ) : (
          <span className={styles.name}>{nameOf(code, t('unnamed'))}</span>
        )}
        {code.retired && uses.has(code.id) && (
          <span className={styles.small}>
            {t('tree.uses', { count: uses.get(code.id)!.spans })}
          </span>
        )}
        {marks?.has(code.id) && <span className={styles.small}>{marks.get(code.id)}</span>}
        <Avatars people={writers.filter((writer) => writer.codeId === code.id)} />
        {code.key !== undefined && !code.retired && <KeyCap codeKey={code.key} />}
      </Link>
    </li>
  )

  return (
    <section className={styles.card} aria-label={t('tree.label')}>
      <input
        className={styles.find}
        type="search"
        placeholder={t('tree.find')}
        aria-label={t('tree.find')}
        value={query}
        maxLength={lengths.search}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <p className="visually-hidden" aria-live="polite">
        {query === '' ? '' : t('tree.found', { count: found.size })}
      </p>
      <div className={styles.tree}>
        {tree.groups.map(({ heading, lines }) => {
          const shown = lines.filter(({ code }) => found.has(code.id))
          if (shown.length === 0) return null
          return (
            <div key={heading ?? ''}>
              {heading !== null && <h2 className={styles.group}>{heading}</h2>}
              <ul>{shown.map(({ code, depth }) => line(code, depth))}</ul>
            </div>
          )
        })}
        {tree.retired.some((code) => found.has(code.id)) && (
          <div>
            <h2 className={styles.group}>{t('tree.retired')}</h2>
            <ul>
              {tree.retired.filter((code) => found.has(code.id)).map((code) => line(code, 0))}
            </ul>
          </div>
        )}
        {codes.length > 0 && found.size === 0 && (
          <p className={styles.none}>{t('tree.none', { query })}</p>
        )}
      </div>
      {children}
    </section>
  )
}

function nameOf(code: Code, unnamed: string): string {
  return code.name.trim() === '' ? unnamed : code.name
}
