import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Writer } from '../../live/use-writers.ts'
import { classes } from '../classes.ts'
import styles from './entry.module.css'
import { useDraftText } from './use-draft-text.ts'

export interface TextBlockProps {
  label: string
  value: string
  /** Absent: the text is only read. */
  onWrite?: ((text: string) => void) | undefined
  onFocus?: () => void
  onBlur?: () => void
  /** Others who are writing in this very field. */
  writers?: readonly Writer[]
  placeholder?: string
  maxLength?: number
  look?: 'text' | 'hit' | 'near' | 'small'
}

/** One text of a code, edited where it stands. */
export function TextBlock(props: TextBlockProps) {
  const { label, value, onWrite, onFocus, onBlur, writers = [], placeholder, maxLength } = props
  const { look = 'text' } = props
  const { t } = useTranslation('codebook')
  const id = useId()
  const { text, change, flush } = useDraftText(value, onWrite ?? nothing)
  if (onWrite === undefined) {
    return (
      <div className={styles.block}>
        <h3 className={styles.label}>{label}</h3>
        <p className={classes(styles.text, styles[look])} dir="auto">
          {value === '' ? <span className={styles.absent}>{t('entry.absent')}</span> : value}
        </p>
      </div>
    )
  }
  return (
    <div className={styles.block}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes(styles.editable, writers.length > 0 && styles.busy)}>
        <div className={classes(styles.grow, styles[look])} data-text={`${text} `}>
          <textarea
            id={id}
            className={styles.area}
            dir="auto"
            rows={1}
            value={text}
            placeholder={placeholder}
            maxLength={maxLength}
            onChange={(event) => change(event.currentTarget.value)}
            onFocus={onFocus}
            onBlur={() => {
              flush()
              onBlur?.()
            }}
          />
        </div>
        {writers.length > 0 && (
          <span className={styles.writing} aria-live="polite">
            {t('entry.writing', { who: writers.map((writer) => writer.initials).join(', ') })}
          </span>
        )}
      </div>
    </div>
  )
}

function nothing() {}
