import { useTranslation } from 'react-i18next'
import styles from './code-definition.module.css'
import { CodeMemo } from './code-memo.tsx'
import type { CodeEntry } from './codes.ts'
import type { Memos } from './use-memos.ts'

/** What the codebook says of a code: the definition, when, when not, and an example; and one's own memo on it. */
export function CodeDefinition({ entry, memos }: { entry: CodeEntry; memos: Memos }) {
  const { code, look } = entry
  const { t } = useTranslation('workspace')
  return (
    <section
      className={styles.definition}
      data-hue={look.hue}
      aria-label={t('codebook.definitionOf', { code: code.name })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so must be reached by keyboard
      tabIndex={0}
    >
      <p>
        <b>{code.name}.</b> {code.definition}
      </p>
      {code.includeWhen !== '' && (
        <p>
          <b>{t('codebook.include')}</b> {code.includeWhen}
        </p>
      )}
      {code.excludeWhen !== '' && (
        <p>
          <b>{t('codebook.exclude')}</b> {code.excludeWhen}
        </p>
      )}
      {code.examples.hit !== '' && <q>{code.examples.hit}</q>}
      {code.examples.nearMiss !== '' && (
        <p>
          <b>{t('codebook.nearMiss')}</b> {code.examples.nearMiss}
        </p>
      )}
      <CodeMemo entry={entry} memos={memos} />
    </section>
  )
}
