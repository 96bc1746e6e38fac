import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Slot } from '#model/codebook.ts'
import { lengths } from '#model/lengths.ts'
import { slugOf } from '#model/slug.ts'
import { useSaid } from '../../use-said.ts'
import { Button } from '../button.tsx'
import styles from './entry.module.css'

const kinds = ['speaker', 'text', 'scale'] as const
const mostSlots = 12

/** What a coder is asked beside the code: who is blamed, how strongly. */
export function SlotsEditor({
  slots,
  onWrite,
}: {
  slots: readonly Slot[]
  /** Absent: only read. */
  onWrite?: ((slots: Slot[] | undefined) => void) | undefined
}) {
  const { t } = useTranslation('codebook')
  const [editing, setEditing] = useState<number | null>(null)
  const write = (next: Slot[]) => onWrite?.(next.length === 0 ? undefined : next)
  const replace = (index: number, slot: Slot) => {
    const next = [...slots]
    next[index] = slot
    write(next)
    setEditing(null)
  }
  return (
    <div className={styles.slots}>
      {slots.length === 0 && onWrite === undefined && (
        <span className={styles.absent}>{t('entry.absent')}</span>
      )}
      <ul className={styles.slots}>
        {slots.map((slot, index) => (
          <li key={slot.key} className={styles.line}>
            {editing === index ? (
              <SlotForm
                slot={slot}
                taken={keysWithout(slots, index)}
                onSave={(changed) => replace(index, changed)}
                onCancel={() => setEditing(null)}
              />
            ) : (
              <>
                <span className={styles.slot}>
                  {slot.label}: {t(`slots.kinds.${slot.kind}`, { values: valuesOf(slot) })}
                </span>
                {onWrite !== undefined && (
                  <>
                    <Button
                      look="quiet"
                      aria-label={t('slots.editNamed', { name: slot.label })}
                      onClick={() => setEditing(index)}
                    >
                      {t('slots.edit')}
                    </Button>
                    <Button
                      look="quiet"
                      aria-label={t('slots.removeNamed', { name: slot.label })}
                      onClick={() => write(slots.filter((_, at) => at !== index))}
                    >
                      {t('slots.remove')}
                    </Button>
                  </>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {onWrite !== undefined &&
        (editing === slots.length ? (
          <div className={styles.line}>
            <SlotForm
              taken={keysWithout(slots, -1)}
              onSave={(slot) => replace(slots.length, slot)}
              onCancel={() => setEditing(null)}
            />
          </div>
        ) : (
          <div>
            <Button disabled={slots.length >= mostSlots} onClick={() => setEditing(slots.length)}>
              {t('slots.add')}
            </Button>
          </div>
        ))}
    </div>
  )
}

function SlotForm({
  slot,
  taken,
  onSave,
  onCancel,
}: {
  slot?: Slot
  taken: ReadonlySet<string>
  onSave: (slot: Slot) => void
  onCancel: () => void
}) {
  const { t } = useTranslation('codebook')
  const id = useId()
  const [label, setLabel] = useState(slot?.label ?? '')
  const [kind, setKind] = useState<Slot['kind']>(slot?.kind ?? 'speaker')
  const [values, setValues] = useState(valuesOf(slot) || '-1, 0, 1')
  const say = useSaid()
  const [problem, setProblem] = useState<string | null>(null)
  const save = () => {
    const parsed = Slot.safeParse({
      // The key stays when the label changes: what was filled in is kept under it.
      key: slot?.key ?? slugOf(label, taken, 'slot'),
      label,
      kind,
      ...(kind === 'scale'
        ? {
            values: values
              .split(/[,;\s]+/)
              .filter(Boolean)
              .map((one) => Number(one.replace('−', '-'))),
          }
        : {}),
    })
    if (parsed.success) onSave(parsed.data)
    else setProblem(parsed.error.issues[0]?.message ?? null)
  }
  return (
    <>
      <label htmlFor={`${id}-label`}>{t('slots.label')}</label>
      <input
        id={`${id}-label`}
        className={styles.control}
        value={label}
        maxLength={lengths.slotLabel}
        // biome-ignore lint/a11y/noAutofocus: the field was just asked for by a press
        autoFocus
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <label htmlFor={`${id}-kind`}>{t('slots.kind')}</label>
      <select
        id={`${id}-kind`}
        className={styles.control}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as Slot['kind'])}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {t(`slots.choices.${one}`)}
          </option>
        ))}
      </select>
      {kind === 'scale' && (
        <>
          <label htmlFor={`${id}-values`}>{t('slots.values')}</label>
          <input
            id={`${id}-values`}
            className={styles.control}
            value={values}
            maxLength={lengths.line}
            onChange={(event) => setValues(event.currentTarget.value)}
          />
        </>
      )}
      <Button onClick={save}>{t('slots.save')}</Button>
      <Button look="quiet" onClick={onCancel}>
        {t('slots.cancel')}
      </Button>
      {problem !== null && (
        <span className={styles.issue} role="alert">
          {say(problem)}
        </span>
      )}
    </>
  )
}

function keysWithout(slots: readonly Slot[], index: number): Set<string> {
  return new Set(slots.filter((_, at) => at !== index).map((slot) => slot.key))
}

function valuesOf(slot: Slot | undefined): string {
  return (slot?.values ?? []).map((value) => String(value).replace('-', '−')).join(', ')
}
