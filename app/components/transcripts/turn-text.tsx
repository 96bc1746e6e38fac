import { classes } from '../classes.ts'
import styles from './turn-text.module.css'

/**
 * One turn set to be read: its number, who speaks, what is said with its line ends as they are.
 *
 * @param ordinal `null` for the text before the first turn
 * @param start code points of the transcript before what is said: where it is given, links lead here
 */
export function TurnText({
  ordinal,
  speaker,
  start,
  speech,
}: {
  ordinal: number | null
  speaker: string | null
  start?: number
  speech: string
}) {
  return (
    <div
      {...(start === undefined ? {} : { id: `turn-${ordinal ?? 0}`, tabIndex: -1 })}
      className={styles.turn}
    >
      <span className={classes(styles.ordinal, 'num')}>{ordinal}</span>
      <div dir="auto">
        {speaker !== null && <b className={styles.speaker}>{speaker}</b>}
        <p
          data-start={start}
          className={classes(styles.speech, ordinal === null && styles.preamble)}
        >
          {speech}
        </p>
      </div>
    </div>
  )
}
