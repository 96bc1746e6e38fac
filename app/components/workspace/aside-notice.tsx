import { useTranslation } from 'react-i18next'
import type { KeptEntry } from '#app/live/kept-store.ts'
import type { DomainErrorCode } from '#model/errors.ts'
import { Button } from '../button.tsx'
import { KeptList, SaveKept } from '../kept-list.tsx'
import { notify } from '../toasts.tsx'
import styles from './aside-notice.module.css'
import { useFocusBack } from './use-focus-back.ts'

/** As many are shown at once as leave room for the text. */
const openUpTo = 3

export interface AsideNoticeProps {
  entries: readonly KeptEntry[]
  /** Whether the device holds them, so that the page may be left. */
  isKept: boolean
  /** `null` where the layer cannot be written now. */
  onRetry: ((entries: readonly KeptEntry[]) => void) | null
  onDiscard: (entries: readonly KeptEntry[]) => void
  onBringBack: (entries: readonly KeptEntry[]) => void
}

/** What the server did not take, with the reason and the ways on. Nothing of it is lost. */
export function AsideNotice({
  entries,
  isKept,
  onRetry,
  onDiscard,
  onBringBack,
}: AsideNoticeProps) {
  const { t } = useTranslation(['saving', 'workspace'])
  useFocusBack(entries.length > 0)
  if (entries.length === 0) return null
  const title = t('aside.title', { count: entries.length })
  const byReason = new Map<Reason, KeptEntry[]>()
  for (const entry of entries) {
    const reason = reasonOf(entry, onRetry !== null)
    byReason.set(reason, [...(byReason.get(reason) ?? []), entry])
  }
  const discard = (gone: readonly KeptEntry[]) => {
    onDiscard(gone)
    notify({
      title: t('aside.discarded', { count: gone.length }),
      undo: { label: t('workspace:acts.takeBack'), act: () => onBringBack(gone) },
    })
  }
  return (
    <section className={styles.notice} role="alert" aria-label={title}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h2>{title}</h2>
          {[...byReason].map(([reason, { length: count }]) => (
            <p key={reason}>{t(`aside.reasons.${reason}`, { count })}</p>
          ))}
          <p>{t(isKept ? 'aside.kept' : 'aside.here', { count: entries.length })}</p>
        </div>
        <div className={styles.acts}>
          {onRetry !== null && (
            <Button onClick={() => onRetry(entries)}>
              {t('aside.retryAll', { count: entries.length })}
            </Button>
          )}
          <SaveKept entries={entries} />
          <Button look="quiet" onClick={() => discard(entries)}>
            {t('aside.discardAll', { count: entries.length })}
          </Button>
        </div>
      </div>
      <details open={entries.length <= openUpTo}>
        <summary>{t('aside.show', { count: entries.length })}</summary>
        <KeptList
          entries={entries}
          acts={
            entries.length === 1
              ? undefined
              : (entry) => (
                  <>
                    {onRetry !== null && (
                      <Button onClick={() => onRetry([entry])}>{t('aside.retry')}</Button>
                    )}
                    <Button look="quiet" onClick={() => discard([entry])}>
                      {t('aside.discard')}
                    </Button>
                  </>
                )
          }
        />
      </details>
    </section>
  )
}

type Reason =
  | 'closed'
  | 'completed'
  | 'notPermitted'
  | 'notLead'
  | 'open'
  | 'large'
  | 'invalid'
  | 'overtaken'
  | 'unfit'

const reasons: Partial<Record<DomainErrorCode, Reason>> = {
  'round-not-running': 'closed',
  'layer-completed': 'completed',
  'not-permitted': 'notPermitted',
  'not-found': 'notPermitted',
  'too-large': 'large',
}

const ofCodebook: Partial<Record<DomainErrorCode, Reason>> = {
  conflict: 'overtaken',
  'not-permitted': 'notLead',
  'not-found': 'notLead',
  'too-large': 'large',
}

/** What stands in the way; where it is only that it came too late, that one may code now says enough. */
function reasonOf({ code, field }: KeptEntry, isOpen: boolean): Reason {
  if (field !== undefined) return ofCodebook[code ?? 'invalid-input'] ?? 'unfit'
  const reason = (code === null ? undefined : reasons[code]) ?? 'invalid'
  return isOpen && reason !== 'large' && reason !== 'invalid' ? 'open' : reason
}
