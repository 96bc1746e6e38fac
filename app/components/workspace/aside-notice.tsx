import { useTranslation } from 'react-i18next'
import type { SetAside } from '#app/live/set-aside.ts'
import type { ReadingText } from '#app/text/reading-text.ts'
import { Button } from '../button.tsx'
import styles from './aside-notice.module.css'
import type { Codes } from './codes.ts'

/** What the server did not take, with the reason and the ways on. Nothing of it is lost. */
export function AsideNotice({
  entries,
  reading,
  codes,
  canRetry,
  onRetry,
  onDiscard,
}: {
  entries: readonly SetAside[]
  reading: ReadingText
  codes: Codes
  canRetry: boolean
  onRetry: (entry: SetAside) => void
  onDiscard: (entry: SetAside) => void
}) {
  const { t } = useTranslation('workspace')
  if (entries.length === 0) return null
  return (
    <section
      className={styles.notice}
      role="alert"
      aria-label={t('aside.title', { count: entries.length })}
    >
      <h2>{t('aside.title', { count: entries.length })}</h2>
      <p>{t('aside.lead')}</p>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <b>{entry.span === null ? t('aside.memo') : codeName(codes, entry.span.code)}</b>{' '}
            <q>{entry.span === null ? entry.memo : reading.quote(entry.span).slice(0, 200)}</q>
            <p>{t(`aside.reasons.${reasonOf(entry)}`)}</p>
            <div className={styles.acts}>
              {canRetry && <Button onClick={() => onRetry(entry)}>{t('aside.retry')}</Button>}
              <Button look="quiet" onClick={() => onDiscard(entry)}>
                {t('aside.discard')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Button onClick={() => saveAsFile(entries, reading)}>{t('aside.save')}</Button>
    </section>
  )
}

function codeName(codes: Codes, id: string): string {
  return codes.byId.get(id)?.code.name ?? id
}

function reasonOf({ code }: SetAside): 'stale' | 'large' | 'invalid' {
  if (code === 'stale-epoch') return 'stale'
  return code === 'too-large' ? 'large' : 'invalid'
}

/** The entries as JSON, each with the words it stands on. */
function saveAsFile(entries: readonly SetAside[], reading: ReadingText): void {
  const content = entries.map((entry) => ({
    ...entry,
    quote: entry.span === null ? null : reading.quote(entry.span),
  }))
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }),
  )
  const link = document.createElement('a')
  link.href = url
  link.download = 'set-aside.json'
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
