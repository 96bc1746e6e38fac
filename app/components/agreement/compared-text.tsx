import { forwardRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparison } from '#server/agreement/comparison.ts'
import { classes } from '../classes.ts'
import styles from './compared-text.module.css'
import type { Segment } from './segments.ts'

/**
 * The transcript's words, underlined where coders marked them: solid where all who completed it have a code in
 * common, dashed where somebody has one. Every stretch knows its offsets, so that rails find their places.
 */
export const ComparedText = forwardRef<
  HTMLDivElement,
  { comparison: Comparison; segments: readonly (readonly Segment[])[] }
>(function ComparedText({ comparison, segments }, page) {
  const { t } = useTranslation('agreement')
  const { blocks, transcript } = comparison
  const firstTurn = blocks.findIndex(({ ordinal }) => ordinal > 0)
  return (
    <div ref={page} className={styles.text} lang={transcript.language}>
      {blocks.map(({ ordinal, speaker, kind, start }, index) => (
        <article
          key={start}
          aria-label={ordinal > 0 ? t('compare.turnOf', { turn: ordinal }) : undefined}
          className={classes(
            styles.turn,
            kind === 'interviewer' && styles.question,
            ordinal === 0 && styles.aside,
          )}
        >
          <span className={classes(styles.number, 'num')} aria-hidden="true">
            {ordinal > 0 ? ordinal : null}
          </span>
          <div>
            <h2 className={styles.who} dir="auto">
              {ordinal === 0
                ? t(index <= firstTurn ? 'compare.preamble' : 'compare.aside')
                : (speaker ?? t('compare.turnOf', { turn: ordinal }))}
            </h2>
            <p className={styles.words} dir="auto">
              {segments[index]!.map((segment) => (
                <span
                  key={segment.start}
                  data-start={segment.start}
                  data-end={segment.end}
                  data-here={segment.here ? '' : undefined}
                  className={classes(
                    segment.agreement !== null && styles[segment.agreement],
                    segment.here && styles.here,
                  )}
                >
                  {segment.text}
                </span>
              ))}
            </p>
          </div>
        </article>
      ))}
    </div>
  )
})
