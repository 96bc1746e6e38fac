import { useTranslation } from 'react-i18next'
import type { ReadingText } from '#app/text/reading-text.ts'
import { Button } from '../../button.tsx'
import type { Codes } from '../codes.ts'
import { ActRow } from './act-row.tsx'
import styles from './history.module.css'
import { sittingsOf } from './sittings.ts'
import type { OwnLayerHistory } from './use-layer-history.ts'

/** All one did in this transcript, by sittings, the newest first; each leads to the codes as they were then. */
export function HistorySection({
  history,
  reading,
  codes,
}: {
  history: OwnLayerHistory
  reading: ReadingText
  codes: Codes
}) {
  const { t, i18n } = useTranslation('workspace')
  const { acts, keptSince, isLoading, problem, hasMore } = history
  const said = (at: string) =>
    new Date(at).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <details
      className={styles.history}
      data-history=""
      onToggle={(event) => history.setOpen(event.currentTarget.open)}
    >
      <summary>{t('history.title')}</summary>
      {problem !== null && <p role="alert">{problem}</p>}
      {acts.length > 0 && <p className={styles.hint}>{t('history.hint')}</p>}
      {acts.length === 0 && problem === null && (
        <p className={styles.hint}>{t(isLoading ? 'history.loading' : 'history.none')}</p>
      )}
      {sittingsOf(acts).map(({ from, to, acts }) => (
        <section key={to}>
          <h3>
            {new Intl.DateTimeFormat(i18n.language, {
              dateStyle: 'medium',
              timeStyle: 'short',
            }).formatRange(new Date(from), new Date(to))}
          </h3>
          <ol>
            {acts.map((act) => (
              <li key={act.sequence}>
                <ActRow
                  {...{ act, reading, codes }}
                  isShown={act.sequence === history.shown}
                  onShow={() => history.show(act.sequence)}
                />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {hasMore && (
        <Button look="quiet" disabled={isLoading} onClick={history.more}>
          {t('history.more')}
        </Button>
      )}
      {!hasMore && keptSince !== null && (
        <p className={styles.hint}>{t('history.keptSince', { since: said(keptSince) })}</p>
      )}
    </details>
  )
}
