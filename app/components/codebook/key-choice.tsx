import { useTranslation } from 'react-i18next'
import { type Code, codeKeys } from '#model/codebook.ts'
import styles from './entry.module.css'

/** The key of a code. Keys of other codes are shown with whose they are, and cannot be taken. */
export function KeyChoice({
  id,
  code,
  codes,
  onChoose,
}: {
  id: string
  code: Code
  codes: readonly Code[]
  onChoose: (key: string | undefined) => void
}) {
  const { t } = useTranslation('codebook')
  const holders = new Map(
    codes.flatMap((one) =>
      one.key !== undefined && !one.retired && one.id !== code.id ? [[one.key, one.name]] : [],
    ),
  )
  const clash = code.key === undefined || code.retired ? undefined : holders.get(code.key)
  return (
    <>
      <select
        id={id}
        className={styles.control}
        value={code.key ?? ''}
        aria-invalid={clash === undefined ? undefined : true}
        onChange={(event) => onChoose(event.currentTarget.value || undefined)}
      >
        <option value="">{t('key.none')}</option>
        {codeKeys.map((key) => {
          const shown = /[A-Z]/.test(key) ? `⇧${key}` : key
          return (
            <option key={key} value={key} disabled={holders.has(key) && key !== code.key}>
              {holders.has(key) ? t('key.taken', { key: shown, name: holders.get(key) }) : shown}
            </option>
          )
        })}
      </select>
      {clash !== undefined && (
        <span className={styles.issue} role="alert">
          {t('key.clash', { key: code.key, name: clash })}
        </span>
      )}
    </>
  )
}
