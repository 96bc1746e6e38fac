import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Block, ReadingText } from '#app/text/reading-text.ts'
import { classes } from '../classes.ts'
import styles from './transcript-text.module.css'

/** Turns that a browser looks through together where a mark in one of them changes. */
const turnsOfStretch = 32

/**
 * The transcript to read: each turn an article with its speaker as heading, its words one plain text
 * node. Rendered once; what is coded is drawn over it.
 */
export const TranscriptText = memo(function TranscriptText({ reading }: { reading: ReadingText }) {
  const { t } = useTranslation('workspace')
  const firstTurn = reading.blocks.findIndex(({ ordinal }) => ordinal > 0)
  const nameOf = ({ ordinal, index, speaker }: Block): string => {
    if (ordinal === 0) {
      return t(firstTurn < 0 || index < firstTurn ? 'text.preamble' : 'text.between')
    }
    return speaker === null ? t('text.turn', { turn: ordinal }) : (speaker.name ?? speaker.label)
  }
  return stretches(reading.blocks).map((blocks) => (
    <div key={blocks[0]!.index} data-stretch className={styles.stretch}>
      {blocks.map((block) => (
        <Turn key={block.index} block={block} name={nameOf(block)} />
      ))}
    </div>
  ))
})

function stretches(blocks: readonly Block[]): Block[][] {
  const count = Math.ceil(blocks.length / turnsOfStretch)
  return Array.from({ length: count }, (_, at) =>
    blocks.slice(at * turnsOfStretch, (at + 1) * turnsOfStretch),
  )
}

// No hook in here: a long transcript has thousands of these.
function Turn({ block, name }: { block: Block; name: string }) {
  const { ordinal, speaker, index, text } = block
  const id = ordinal > 0 ? `turn-${ordinal}` : `text-${index}`
  return (
    <article
      id={id}
      aria-labelledby={`${id}-who`}
      data-article={index}
      data-turn={ordinal > 0 ? ordinal : undefined}
      className={classes(
        styles.turn,
        speaker?.kind === 'interviewer' && styles.question,
        ordinal === 0 && styles.aside,
      )}
    >
      <div className={styles.speech}>
        <h2
          id={`${id}-who`}
          // A name goes its own way; words of the page stand where the text begins.
          dir={speaker === null ? undefined : 'auto'}
          // The number beside it is out of reach for who steps from heading to heading.
          aria-label={ordinal > 0 && speaker !== null ? `${ordinal}. ${name}` : undefined}
          className={ordinal > 0 && speaker === null ? 'visually-hidden' : styles.who}
        >
          {name}
        </h2>
        <p data-block={index} dir="auto" className={styles.words}>
          {text}
        </p>
      </div>
    </article>
  )
}
