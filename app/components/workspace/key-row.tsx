import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../keys.tsx'
import { belongsToCode, codeWithKey, combinationOf, ownerOf } from './bound-keys.ts'
import type { ChosenKeys } from './chosen-keys.tsx'
import type { Codes } from './codes.ts'
import styles from './key-sheet.module.css'
import type { KeyBinding } from './keys.ts'

/** One command with its keys. Pressed, it waits for the key that shall do the same from now on. */
export function KeyRow({
  binding: { command, shown },
  keys: { choices, table, choose },
  codes,
}: {
  binding: KeyBinding
  keys: ChosenKeys
  codes: Codes
}) {
  const { t } = useTranslation('workspace')
  const [isWaiting, setWaiting] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const name = t(`keys.commands.${command}`)

  const stop = () => {
    setWaiting(false)
    setRefused(null)
  }
  const take = (combination: string) => {
    const owner = ownerOf(combination, table)
    if (owner !== null && owner !== command) {
      return setRefused(t('keys.hasMeaning', { name: t(`keys.commands.${owner}`) }))
    }
    if (belongsToCode(combination)) {
      const code = codeWithKey(
        codes.all.map((entry) => entry.code),
        combination,
      )
      return setRefused(
        code === undefined ? t('keys.ofCodes') : t('keys.hasMeaning', { name: code.name }),
      )
    }
    choose({ ...choices, keys: { ...choices.keys, [command]: combination } })
    stop()
  }
  const press = (event: KeyboardEvent) => {
    // Tab goes on through the page, as ever: nobody is held here.
    if (!isWaiting || event.key === 'Tab') return
    const combination = combinationOf(event.nativeEvent)
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return stop()
    if (combination === null) return
    if (combination === 'Backspace') {
      choose({ ...choices, keys: { ...choices.keys, [command]: '' } })
      return stop()
    }
    take(combination)
  }

  return (
    <div>
      <dt>
        <button
          type="button"
          className={styles.change}
          aria-pressed={isWaiting}
          onClick={() => setWaiting(true)}
          onKeyDown={press}
          onBlur={stop}
        >
          {/* What is to be seen comes after it: it is part of the name of the button, too. */}
          <span className="visually-hidden">{t('keys.change', { name })} </span>
          {isWaiting ? (
            <small>{t('keys.press')}</small>
          ) : shown.length === 0 ? (
            <small>{t('keys.noKey')}</small>
          ) : (
            <Keys alternatives={shown} />
          )}
        </button>
      </dt>
      <dd>
        {name}
        <small role="status" className={styles.refused}>
          {refused}
        </small>
      </dd>
    </div>
  )
}
