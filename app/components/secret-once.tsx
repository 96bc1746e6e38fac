import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import styles from './secret-once.module.css'

/** A link or a token that is shown this once: select it, or copy it with the button. */
export function SecretOnce({
  label,
  secret,
  children,
}: {
  label: string
  secret: string
  children: React.ReactNode
}) {
  const { t } = useTranslation()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<'no' | 'yes' | 'selected'>('no')

  async function copy() {
    input.current?.select()
    try {
      await navigator.clipboard.writeText(secret)
      setCopied('yes')
    } catch {
      // Without https the browser keeps its clipboard to itself; the text is selected already.
      setCopied('selected')
    }
  }

  return (
    <div className={styles.secret}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.line}>
        <input
          ref={input}
          id={id}
          readOnly
          value={secret}
          aria-describedby={`${id}-note`}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={copy}>{t('copy')}</Button>
      </div>
      <p id={`${id}-note`}>{children}</p>
      <p aria-live="polite">{copied !== 'no' && t(`copied.${copied}`)}</p>
    </div>
  )
}
