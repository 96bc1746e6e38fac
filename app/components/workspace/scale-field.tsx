import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { writtenAsTyped } from '#model/agreement/written.ts'
import type { Slot } from '#model/codebook.ts'
import styles from './slot-fields.module.css'

/** Digits that come sooner than this belong to one number, as for 10. */
const numberPauseMs = 900

/** The values of a scale to press; with the focus on one, a value can be typed: 1, or − and 1. */
export function ScaleField({
  slot,
  labelledBy,
  value,
  onSlot,
}: {
  slot: Slot
  labelledBy: string
  value: string | number | undefined
  onSlot: (key: string, value: number | undefined) => void
}) {
  const { i18n } = useTranslation()
  const typed = useRef({ keys: '', at: 0 })
  const values = slot.values ?? []
  const type = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[\d.,-]$/.test(event.key)) return
    // A digit is a value of the scale here, not a code.
    event.preventDefault()
    const now = Date.now()
    const before = now - typed.current.at < numberPauseMs ? typed.current.keys : ''
    const key = event.key === ',' ? '.' : event.key
    const meant = [before + key, key].find((keys) => values.some((one) => isOnTheWay(one, keys)))
    typed.current = { keys: meant ?? '', at: now }
    const chosen = values.find((one) => String(one) === meant)
    if (chosen !== undefined && chosen !== value) onSlot(slot.key, chosen)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the row's term is its label
    <span
      role="group"
      aria-labelledby={labelledBy}
      data-slot={slot.key}
      className={styles.scale}
      onKeyDown={type}
    >
      {values.map((step) => (
        <button
          key={step}
          type="button"
          aria-pressed={value === step}
          // Pressed once more, it is empty again: a value given by mistake can be taken back.
          onClick={() => onSlot(slot.key, value === step ? undefined : step)}
        >
          {writtenAsTyped(i18n.language, step)}
        </button>
      ))}
    </span>
  )
}

function isOnTheWay(value: number, keys: string): boolean {
  return String(value).startsWith(keys)
}
