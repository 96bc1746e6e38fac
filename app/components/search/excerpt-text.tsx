import type { ExcerptPiece } from '#model/search/excerpt.ts'
import styles from './found.module.css'

/** Words around what was found, which is marked for eye and screen reader. */
export function ExcerptText({ pieces }: { pieces: readonly ExcerptPiece[] }) {
  return (
    <p className={styles.excerpt} dir="auto">
      {pieces.map(({ words, isFound }, index) =>
        isFound ? <mark key={index}>{words}</mark> : <span key={index}>{words}</span>,
      )}
    </p>
  )
}
