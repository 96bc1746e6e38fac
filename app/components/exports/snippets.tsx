import { useTranslation } from 'react-i18next'
import type { Snippet } from '#model/formats/snippets.ts'
import styles from './snippets.module.css'

/** How a file is read in R and in Python, to be copied as it stands. */
export function Snippets({ snippet }: { snippet: Snippet }) {
  const { t } = useTranslation('exports')
  return (
    <div className={styles.snippets}>
      {(['r', 'python'] as const).map((program) => (
        <figure key={program}>
          <figcaption>{t(`programs.${program}`)}</figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
          <pre tabIndex={0}>
            <code>{snippet[program]}</code>
          </pre>
        </figure>
      ))}
    </div>
  )
}
