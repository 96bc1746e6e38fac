import { classes } from '../classes.ts'
import styles from './turn-text.module.css'

/**
 * One turn set to be read: its number, who speaks, what is said with its line ends as they are.
 *
 * @param ordinal `null` for the text before the first turn
 */
export function TurnText({
  ordinal,
  speaker,
  speech,
}: {
  ordinal: number | null
  speaker: string | null
  speech: string
}) {
  return (
    <div className={styles.turn}>
      <span className={classes(styles.ordinal, 'num')}>{ordinal}</span>
      <div dir="auto">
        {speaker !== null && <b className={styles.speaker}>{speaker}</b>}
        <p className={classes(styles.speech, ordinal === null && styles.preamble)}>{speech}</p>
      </div>
    </div>
  )
}
