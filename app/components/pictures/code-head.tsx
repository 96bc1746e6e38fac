import type { CodePicturePage } from '#server/code-pictures.ts'
import { CodeChip } from '../code-chip.tsx'
import { codeLooks } from '../code-look.ts'
import styles from './pictures.module.css'

/** Heads of rows that are of codes, each with its look. */
export function codeHeads({ codes }: CodePicturePage) {
  const looks = codeLooks(codes)
  return (code: { id: string; name: string }) => {
    const look = looks.get(code.id)
    return (
      <th scope="row">
        <span className={styles.code}>
          {look && <CodeChip look={look} />} {code.name}
        </span>
      </th>
    )
  }
}
