import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import styles from './choices.module.css'

/** One thing that shaped the figures, in a few words; opened, what else it could be, until somebody turns elsewhere. */
export function Chip({
  label,
  value,
  children,
}: {
  label: string
  value: ReactNode
  children: ReactNode
}) {
  const details = useRef<HTMLDetailsElement>(null)
  const isWithin = (target: EventTarget | null) =>
    target instanceof Node && details.current?.contains(target)
  const close = () => {
    if (details.current !== null) details.current.open = false
  }
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      if (!isWithin(target)) close()
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !details.current?.open) return
    close()
    details.current.querySelector('summary')?.focus()
  }
  return (
    <details
      ref={details}
      className={styles.chip}
      name="agreement-choices"
      onKeyDown={onKeyDown}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null && !isWithin(relatedTarget)) close()
      }}
    >
      <summary>
        <span className={styles.label}>{label}</span> {value}
      </summary>
      <div className={styles.open}>{children}</div>
    </details>
  )
}
