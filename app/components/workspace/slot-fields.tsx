import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { writtenAsTyped } from '#model/agreement/written.ts'
import type { Slot } from '#model/codebook.ts'
import { slotCharacters } from '#model/span.ts'
import type { Speaker } from '#model/transcript.ts'
import { ScaleField } from './scale-field.tsx'
import styles from './slot-fields.module.css'
import type { Filling } from './use-filling.ts'

/** The slots of a code as rows of a definition list: who is blamed, by whom, how. */
export function SlotFields({
  slots,
  values,
  speakers,
  isReadOnly,
  filling,
  onSlot,
}: {
  slots: readonly Slot[]
  values: Readonly<Record<string, string | number>>
  speakers: readonly Speaker[]
  isReadOnly: boolean
  filling: Filling
  onSlot: (key: string, value: string | number | undefined) => void
}) {
  const { t, i18n } = useTranslation('workspace')
  const id = useId()
  return slots.map((slot) => {
    // A slot may be called “constructor”, which every object knows.
    const value = Object.hasOwn(values, slot.key) ? values[slot.key] : undefined
    return (
      <SlotRow key={slot.key} label={slot.label} id={`${id}-${slot.key}`}>
        {isReadOnly ? (
          <span className={styles.value}>
            {value === undefined
              ? t('span.empty')
              : typeof value === 'number'
                ? writtenAsTyped(i18n.language, value)
                : value}
          </span>
        ) : slot.kind === 'scale' ? (
          <ScaleField slot={slot} labelledBy={`${id}-${slot.key}`} value={value} onSlot={onSlot} />
        ) : (
          <Words
            slot={slot}
            labelledBy={`${id}-${slot.key}`}
            value={typeof value === 'string' ? value : ''}
            suggestions={
              slot.kind === 'speaker'
                ? speakers.map((speaker) => speaker.name ?? speaker.label)
                : []
            }
            isFilling={filling.slot?.key === slot.key}
            onFill={() => filling.start(slot)}
            onSlot={onSlot}
          />
        )}
      </SlotRow>
    )
  })
}

function SlotRow({
  label,
  id,
  children,
}: {
  label: string
  id: string
  children: React.ReactNode
}) {
  return (
    <>
      <dt id={id}>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Words({
  slot,
  labelledBy,
  value,
  suggestions,
  isFilling,
  onFill,
  onSlot,
}: {
  slot: Slot
  labelledBy: string
  value: string
  suggestions: readonly string[]
  isFilling: boolean
  onFill: () => void
  onSlot: (key: string, value: string | undefined) => void
}) {
  const { t } = useTranslation('workspace')
  const id = useId()
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const write = () => {
    const words = typed.trim()
    if (words !== value) onSlot(slot.key, words === '' ? undefined : words)
  }
  return (
    <span className={styles.filled}>
      <input
        data-slot={slot.key}
        className={styles.words}
        aria-labelledby={labelledBy}
        list={suggestions.length > 0 ? `${id}-list` : undefined}
        maxLength={slotCharacters}
        placeholder={t(suggestions.length > 0 ? 'span.pickSpeaker' : 'span.typeWords')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={write}
        onKeyDown={(event) => {
          if (event.key === 'Enter') write()
          else if (event.key === 'Escape') setTyped(value)
        }}
      />
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
      <button
        type="button"
        className={styles.pick}
        aria-pressed={isFilling}
        aria-label={t('filling.pick', { label: slot.label })}
        title={t('filling.pick', { label: slot.label })}
        onClick={onFill}
      >
        {t('filling.act')}
      </button>
    </span>
  )
}
