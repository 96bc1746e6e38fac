import { Link } from '@remix-run/react'
import { CodeChip } from '../code-chip.tsx'
import type { CodeLook } from '../code-look.ts'
import styles from './tables.module.css'

/** Heads the row of a code, or several: its colour and its name, which leads to what there is on it where the page says so. */
export function CodeHeading({
  code,
  looks,
  to,
  rows = 1,
}: {
  code: { id: string; name: string }
  looks: ReadonlyMap<string, CodeLook>
  to?: string
  /** How many rows it heads. */
  rows?: number
}) {
  return (
    <th
      scope={rows > 1 ? 'rowgroup' : 'row'}
      rowSpan={rows}
      className={rows > 1 ? styles.several : undefined}
    >
      <span className={styles.name}>
        <CodeChip look={looks.get(code.id)!} />
        {to === undefined ? code.name : <Link to={to}>{code.name}</Link>}
      </span>
    </th>
  )
}
