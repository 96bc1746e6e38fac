import { CodeChip } from '../code-chip.tsx'
import type { CodeLook } from '../code-look.ts'
import styles from './tables.module.css'

/** Heads the row of a code: its colour and its name. */
export function CodeHeading({
  code,
  looks,
}: {
  code: { id: string; name: string }
  looks: ReadonlyMap<string, CodeLook>
}) {
  return (
    <th scope="row">
      <span className={styles.name}>
        <CodeChip look={looks.get(code.id)!} />
        {code.name}
      </span>
    </th>
  )
}
