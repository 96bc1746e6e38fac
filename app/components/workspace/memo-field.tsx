import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { limits } from '#model/limits.ts'
import styles from './memo-field.module.css'

// A memo is written as it is typed, but not a step of undo for each letter.
const memoPauseMs = 900

/**
 * A memo to write in. What is typed is handed on after a pause, and when the field or the page is left.
 *
 * @param memo as it stands; what came from elsewhere (undo, another tab) replaces what is typed
 */
export function MemoField({
  label,
  placeholder,
  memo,
  onMemo,
}: {
  label: ReactNode
  placeholder: string
  memo: string
  onMemo: (memo: string) => void
}) {
  const id = useId()
  const [typed, setTyped] = useState(memo)
  const written = useRef(memo)
  const pending = useRef<{ memo: string; write: (memo: string) => void } | null>(null)

  useEffect(() => {
    if (memo === written.current) return
    written.current = memo
    pending.current = null
    setTyped(memo)
  }, [memo])

  const flush = () => {
    if (pending.current === null) return
    const { memo: text, write } = pending.current
    pending.current = null
    written.current = text
    write(text)
  }
  useEffect(() => {
    const timer = setTimeout(flush, memoPauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  // Leaving the span or the page writes what is typed.
  useEffect(() => flush, [])

  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        data-memo
        rows={2}
        maxLength={limits.memoCharacters}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          pending.current = { memo: event.target.value, write: onMemo }
        }}
        onBlur={flush}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </div>
  )
}
