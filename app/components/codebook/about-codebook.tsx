import { useTranslation } from 'react-i18next'
import type { Codebook } from '#model/codebook.ts'
import { lengths } from '#model/lengths.ts'
import styles from './codebook.module.css'
import { useDraftText } from './use-draft-text.ts'

/** Name and description of the codebook itself. */
export function AboutCodebook({
  codebook,
  onWrite,
}: {
  codebook: Codebook
  onWrite: (field: 'name' | 'description', text: string) => void
}) {
  const { t } = useTranslation('codebook')
  const name = useDraftText(codebook.name, (text) => onWrite('name', text))
  const description = useDraftText(codebook.description ?? '', (text) =>
    onWrite('description', text),
  )
  return (
    <details className={styles.about}>
      <summary>{t('about.title')}</summary>
      <label>
        {t('about.name')}
        <input
          value={name.text}
          maxLength={lengths.name}
          onChange={(event) => name.change(event.currentTarget.value)}
          onBlur={name.flush}
        />
      </label>
      <label>
        {t('about.description')}
        <textarea
          value={description.text}
          rows={4}
          maxLength={lengths.definition}
          onChange={(event) => description.change(event.currentTarget.value)}
          onBlur={description.flush}
        />
      </label>
    </details>
  )
}
