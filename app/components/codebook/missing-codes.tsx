import { useTranslation } from 'react-i18next'
import type { Code } from '#model/codebook.ts'
import { Button } from '../button.tsx'
import styles from './codebook.module.css'

/** Codes that the last version has and the draft lost, each with the way back. */
export function MissingCodes({
  codes,
  version,
  onBringBack,
}: {
  codes: readonly Code[]
  version: number
  onBringBack: (code: Code) => void
}) {
  const { t } = useTranslation('codebook')
  if (codes.length === 0) return null
  return (
    <div className={styles.missing}>
      <h2>{t('tree.missing', { version })}</h2>
      <ul>
        {codes.map((code) => (
          <li key={code.id}>
            <s>{code.name}</s>
            <Button look="quiet" onClick={() => onBringBack(code)}>
              {t('tree.bringBack')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
