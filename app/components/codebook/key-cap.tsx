import { useTranslation } from 'react-i18next'

/** A key that applies a code: a digit as it is, a capital letter with its Shift. */
export function KeyCap({ codeKey }: { codeKey: string }) {
  const { t } = useTranslation('codebook')
  const isLetter = /[A-Z]/.test(codeKey)
  return (
    <kbd aria-label={t(isLetter ? 'key.letterName' : 'key.digitName', { key: codeKey })}>
      {isLetter ? `⇧${codeKey}` : codeKey}
    </kbd>
  )
}
