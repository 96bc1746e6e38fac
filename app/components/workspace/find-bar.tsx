import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { extents, mostHits } from '#app/text/find-hits.ts'
import type { ReadingText } from '#app/text/reading-text.ts'
import { lengths } from '#model/lengths.ts'
import { Button } from '../button.tsx'
import { CodeChip } from '../code-chip.tsx'
import { CodePicker } from './code-picker.tsx'
import type { Codes } from './codes.ts'
import styles from './find-bar.module.css'
import { FindList } from './find-list.tsx'
import type { Find } from './use-find.ts'

export interface FindBarProps {
  find: Find
  reading: ReadingText
  codes: Codes
  recent: readonly string[]
  /** Whether hits may be coded. */
  mayCode: boolean
  /** Gives the keys back to the text. */
  onClose: () => void
}

/** Above the text: what is looked for, how often it stands there, and a code for each hit by hand. */
export function FindBar(props: FindBarProps) {
  const { find, mayCode, onClose } = props
  const { t } = useTranslation('workspace')
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isListed, setListed] = useState(false)
  // Each time it is asked for: then the words are selected, to be typed over.
  useEffect(() => input.current?.select(), [find.asked])

  const close = () => {
    find.close()
    onClose()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    else if (event.key === 'ArrowDown' && event.altKey) find.step(1)
    else if (event.key === 'ArrowUp' && event.altKey) find.step(-1)
    else if (event.key === 'Enter' && event.altKey) find.codeHere()
    else if (event.key === 'Enter' && event.target === input.current) {
      if (event.nativeEvent.isComposing) return
      find.step(event.shiftKey ? -1 : 1)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const hasHits = find.hits.length > 0
  return (
    <search className={styles.bar} aria-label={t('find.label')} onKeyDown={press}>
      <div className={styles.line}>
        <label htmlFor={id} className="visually-hidden">
          {t('find.label')}
        </label>
        <input
          ref={input}
          id={id}
          type="search"
          className={styles.words}
          placeholder={t('find.label')}
          value={find.typed}
          maxLength={lengths.search}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => find.type(event.target.value)}
        />
        <span role="status" className={styles.count}>
          {find.typed.trim() !== '' && <Count find={find} />}
        </span>
        <Button disabled={!hasHits} onClick={() => find.step(-1)}>
          {t('find.previous')}
        </Button>
        <Button disabled={!hasHits} onClick={() => find.step(1)}>
          {t('find.next')}
        </Button>
        <label className={styles.whole}>
          <input
            type="checkbox"
            checked={find.isWhole}
            onChange={(event) => find.setWhole(event.target.checked)}
          />
          {t('find.whole')}
        </label>
        <Button look="quiet" className={styles.close} onClick={close}>
          {t('find.close')}
        </Button>
      </div>
      {hasHits && (
        <div className={styles.line}>
          {mayCode && <CodeHits {...props} />}
          <Button
            look="quiet"
            aria-expanded={isListed}
            aria-controls={`${id}-list`}
            onClick={() => setListed(!isListed)}
          >
            {t(isListed ? 'find.hide' : 'find.list')}
          </Button>
        </div>
      )}
      <div id={`${id}-list`} hidden={!isListed || !hasHits}>
        {isListed && hasHits && <FindList {...props} />}
      </div>
    </search>
  )
}

function Count({ find: { hits, at } }: { find: Find }) {
  const { t } = useTranslation('workspace')
  if (hits.length === 0) return t('find.none')
  const count = hits.length
  return count >= mostHits
    ? t('find.many', { count })
    : at === null
      ? t('find.count', { count })
      : t('find.at', { at: at + 1, count })
}

/** Which code hits are given, and on how many words; then one hit, and on to the next. */
function CodeHits({ find, codes, recent }: FindBarProps) {
  const { t } = useTranslation('workspace')
  const id = useId()
  const [isPicking, setPicking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const entry = find.code === null ? undefined : codes.byId.get(find.code)
  const leave = () => {
    setPicking(false)
    button.current?.focus()
  }
  return (
    <>
      <span className={styles.extent}>
        <label htmlFor={id}>{t('find.code')}</label>
        <select
          id={id}
          value={find.extent}
          onChange={(event) => {
            const chosen = extents.find((extent) => extent === event.target.value)
            if (chosen !== undefined) find.setExtent(chosen)
          }}
        >
          {extents.map((extent) => (
            <option key={extent} value={extent}>
              {t(`find.extents.${extent}`)}
            </option>
          ))}
        </select>
      </span>
      <span className={styles.as}>
        <button
          ref={button}
          type="button"
          className={styles.chosen}
          aria-expanded={isPicking}
          onClick={() => setPicking(!isPicking)}
        >
          {entry !== undefined && <CodeChip look={entry.look} />}
          {entry === undefined ? t('find.choose') : t('find.as', { code: entry.code.name })}
        </button>
        {isPicking && (
          <div className={styles.picker}>
            <CodePicker
              codes={codes}
              recent={recent}
              applied={nothing}
              autoFocus
              label={t('find.choose')}
              placeholder={t('find.choose')}
              onLeave={leave}
              onPick={(code) => {
                find.setCode(code)
                leave()
              }}
            />
          </div>
        )}
      </span>
      <Button disabled={find.code === null} onClick={() => find.codeHere()}>
        {t('find.codeHere')}
      </Button>
    </>
  )
}

const nothing: ReadonlySet<string> = new Set()
