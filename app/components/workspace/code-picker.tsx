import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lengths } from '#model/lengths.ts'
import { classes } from '../classes.ts'
import { CodeChip } from '../code-chip.tsx'
import styles from './code-picker.module.css'
import { type Codes, findCodes } from './codes.ts'
import { keyLabel } from './command-key.tsx'
import { type NewCodeChoice, newCodeFor } from './new-code-choice.ts'

export interface CodePickerProps {
  codes: Codes
  /** Ids of codes used lately, the last one first. */
  recent: readonly string[]
  /** Ids of codes that the passage has already. */
  applied: ReadonlySet<string>
  /** How many words are to be coded; absent where a span's code is changed. */
  words?: number
  /** Whether the filter takes the focus: not by touch, where the keyboard would cover the text. */
  autoFocus: boolean
  /** Its name for who cannot see where it stands. */
  label: string
  placeholder: string
  onPick: (code: string) => void
  /** Makes a code that is not there yet, where that may be. */
  onNew?: ((code: NewCodeChoice) => void) | undefined
  /** What is to be coded: a new code may be called so. */
  quote?: string
  /** Esc: back to where one came from. */
  onLeave: () => void
  /** The code under the highlight, so that its definition can be shown beside. */
  onMark?: (code: string | null) => void
}

/** More rows than this are found by typing, not by reading. */
const mostRows = 60

/** Finds a code by a few letters: a filter with a list under it, as a combobox is built. */
export function CodePicker(props: CodePickerProps) {
  const { codes, recent, applied, words, autoFocus, label, placeholder } = props
  const { onPick, onNew, quote = '', onLeave, onMark } = props
  const { t } = useTranslation('workspace')
  const [typed, setTyped] = useState('')
  const [marked, setMarked] = useState(0)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const found = useMemo(
    () => findCodes(codes, typed, recent).slice(0, mostRows),
    [codes, typed, recent],
  )
  const mayNew = onNew !== undefined
  const fresh = useMemo(
    () => (mayNew ? newCodeFor(codes, typed, quote) : null),
    [codes, typed, quote, mayNew],
  )
  const last = found.length - (fresh === null ? 1 : 0)
  const at = Math.min(marked, last)
  const isFreshMarked = fresh !== null && at === last
  const create = () => {
    if (fresh !== null) onNew?.(fresh)
  }
  const markedId = found[at]?.code.id ?? null

  useEffect(() => {
    if (autoFocus) input.current?.focus({ preventScroll: true })
  }, [autoFocus])
  useEffect(() => {
    onMark?.(markedId)
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [markedId, onMark])

  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (move !== undefined) {
      setMarked(Math.max(0, Math.min(last, at + move)))
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      if (isFreshMarked || event.ctrlKey || event.metaKey) create()
      else if (markedId !== null) onPick(markedId)
    } else if (event.key === 'Escape') {
      onLeave()
    } else if (typed === '' && /^[1-9]$/.test(event.key) && !hasModifier(event)) {
      // Names begin with no digit: in an empty filter a digit is the key of its code.
      const own = codes.all.find(({ code }) => code.key === event.key && !code.retired)
      if (own === undefined) return
      onPick(own.code.id)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      <input
        ref={input}
        className={styles.filter}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={
          isFreshMarked ? `${id}-new` : markedId === null ? undefined : `${id}-${markedId}`
        }
        aria-autocomplete="list"
        aria-label={label}
        placeholder={placeholder}
        maxLength={lengths.search}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setMarked(0)
        }}
        onKeyDown={press}
      />
      <ul
        ref={list}
        id={`${id}-list`}
        className={styles.list}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list of options, as a combobox has it
        role="listbox"
        aria-label={t('picker.codes')}
      >
        {found.map(({ code, look, path }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the filter, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <li
            key={code.id}
            id={`${id}-${code.id}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an option of the list
            role="option"
            aria-selected={index === at}
            className={styles.option}
            onPointerMove={() => setMarked(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(code.id)}
          >
            <CodeChip look={look} />
            <span className={styles.name}>
              {code.name}
              {path.length > 0 && <small>{path.join(' › ')}</small>}
            </span>
            {applied.has(code.id) && <span className={styles.applied}>{t('picker.applied')}</span>}
            {code.key !== undefined && <kbd>{keyLabel(code.key)}</kbd>}
          </li>
        ))}
        {fresh !== null && (
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <li
            id={`${id}-new`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
            role="option"
            aria-selected={isFreshMarked}
            className={classes(styles.option, styles.fresh)}
            onPointerMove={() => setMarked(last)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={create}
          >
            <span className={styles.name}>
              {t(fresh.isInVivo ? 'picker.inVivo' : 'picker.fresh', { name: fresh.name })}{' '}
              {fresh.parent !== null && (
                <small>{t('picker.under', { parent: fresh.parent.code.name })}</small>
              )}
            </span>
            <kbd>Ctrl ↵</kbd>
          </li>
        )}
      </ul>
      <p className={styles.foot} role="status">
        {found.length === 0 ? t('picker.none', { typed }) : t('picker.hint')}
        {onNew !== undefined && <> {t('picker.underHint')}</>}
        {words !== undefined && <> {t('words', { count: words })}</>}
      </p>
    </>
  )
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey
}
