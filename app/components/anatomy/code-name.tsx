import { CodeChip } from '../code-chip.tsx'
import styles from './code-name.module.css'
import type { Names } from './names.ts'

/** A code by its colour and its name. */
export function CodeName({ code, names }: { code: string; names: Names }) {
  const look = names.look(code)
  return (
    <span className={styles.name}>
      {look !== undefined && <CodeChip look={look} />}
      {names.code(code)}
    </span>
  )
}
