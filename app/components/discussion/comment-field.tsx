import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { limits } from '#model/limits.ts'
import { mentionedIn, offered, typedName } from '#model/mentions.ts'
import type { Face } from '#model/person.ts'
import { Button } from '../button.tsx'
import styles from './comment-field.module.css'

const nobody: readonly Face[] = []
/** As many names as are read at a glance. */
const mostOffered = 6

/** What one says, with a list of whom one may mention once an @ is typed. */
export function CommentField({
  label,
  words = '',
  others,
  former,
  send,
  onSend,
  onCancel,
}: {
  label: string
  /** What stands there already. */
  words?: string
  others: readonly Face[]
  /** Those whom a mention does not reach. */
  former: readonly Face[]
  /** What the button says. */
  send: string
  /** @param chosen ids of those picked from the list */
  onSend: (text: string, chosen: ReadonlySet<string>) => void
  /** Absent: there is nothing to go back to. */
  onCancel?: () => void
}) {
  const { t } = useTranslation('discussion')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(words)
  const [typed, setTyped] = useState<string | null>(null)
  const [marked, setMarked] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const people = typed === null ? nobody : offered(typed, others).slice(0, mostOffered)

  const names = new Set(others.map(({ name }) => name))
  const unreached = former.filter(({ name }) => !names.has(name))
  const notTold = mentionedIn(text, unreached, chosen).map(
    (person) => unreached.find(({ id }) => id === person)!.name,
  )

  const look = () => {
    const { value, selectionStart } = field.current!
    setTyped(typedName(value.slice(0, selectionStart)))
    setMarked(0)
  }
  const pick = (person: Face) => {
    const { selectionStart } = field.current!
    const from = text.slice(0, selectionStart).lastIndexOf('@')
    const before = `${text.slice(0, from)}@${person.name} `
    // Before the next key comes, which goes on behind the name.
    flushSync(() => {
      setText(before + text.slice(selectionStart))
      setChosen(new Set([...chosen, person.id]))
      setTyped(null)
    })
    field.current?.setSelectionRange(before.length, before.length)
  }
  const submit = () => {
    if (text.trim() === '') return field.current?.focus()
    onSend(text.trim(), chosen)
    setText('')
    setTyped(null)
  }
  const keyDown = (event: KeyboardEvent) => {
    const person = people[marked]
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
    else if (person !== undefined && (event.key === 'Enter' || event.key === 'Tab')) pick(person)
    else if (person !== undefined && event.key === 'ArrowDown') {
      setMarked((marked + 1) % people.length)
    } else if (person !== undefined && event.key === 'ArrowUp') {
      setMarked((marked + people.length - 1) % people.length)
    } else if (event.key === 'Escape') {
      if (person !== undefined) setTyped(null)
      else if (onCancel !== undefined) onCancel()
      else field.current?.blur()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={field}
        id={id}
        data-comment
        rows={3}
        maxLength={limits.commentCharacters}
        placeholder={t('placeholder')}
        value={text}
        aria-autocomplete="list"
        aria-controls={people.length > 0 ? `${id}-people` : undefined}
        aria-activedescendant={people.length > 0 ? `${id}-${marked}` : undefined}
        onChange={(event) => {
          setText(event.target.value)
          look()
        }}
        onSelect={look}
        onBlur={() => setTyped(null)}
        onKeyDown={keyDown}
      />
      <p className="visually-hidden" role="status">
        {people.length > 0 && t('offered', { count: people.length })}
      </p>
      {people.length > 0 && (
        <ul
          id={`${id}-people`}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as a picker of codes is
          role="listbox"
          aria-label={t('people')}
          className={styles.people}
        >
          {people.map((person, index) => (
            <li
              key={person.id}
              id={`${id}-${index}`}
              // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
              role="option"
              tabIndex={-1}
              aria-selected={index === marked}
              // Before the field loses the focus, and with it the list.
              onPointerDown={(event) => {
                event.preventDefault()
                pick(person)
              }}
            >
              {person.name}
            </li>
          ))}
        </ul>
      )}
      <p role="status" className={styles.notTold}>
        {notTold.length > 0 && t('notTold', { count: notTold.length, names: notTold.join(', ') })}
      </p>
      <p className={styles.acts}>
        <Button look="primary" onClick={submit}>
          {send}
        </Button>
        {onCancel !== undefined && (
          <Button look="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
        <small>{t('sendHint')}</small>
      </p>
    </div>
  )
}
