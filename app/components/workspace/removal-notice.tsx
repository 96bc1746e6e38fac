import { useTranslation } from 'react-i18next'
import type { OpenRemoval } from '#server/removals.ts'
import { Button } from '../button.tsx'
import { Time } from '../time.tsx'
import styles from './aside-notice.module.css'
import { useFocusBack } from './use-focus-back.ts'

/** Many codes that went at once, as deletions made offline do: they can be brought back. */
export function RemovalNotice({
  removals,
  mayRestore,
  isSettling,
  onSettle,
}: {
  removals: readonly OpenRemoval[]
  mayRestore: boolean
  isSettling: boolean
  onSettle: (removal: OpenRemoval, restore: boolean) => void
}) {
  const { t } = useTranslation('saving')
  useFocusBack(removals.length > 0)
  if (removals.length === 0) return null
  return (
    <section className={styles.notice} role="alert" aria-label={t('removal.title')}>
      {removals.map((removal) => (
        <div key={removal.id} className={styles.head}>
          <div className={styles.words}>
            <h2>
              {t('removal.title')}{' '}
              <small>
                <Time at={removal.removedAt} />
              </small>
            </h2>
            <p>{t('removal.what', { count: removal.removed, of: removal.of })}</p>
            {!mayRestore && <p>{t('removal.notNow')}</p>}
          </div>
          <div className={styles.acts}>
            {mayRestore && (
              <Button disabled={isSettling} onClick={() => onSettle(removal, true)}>
                {t('removal.restore')}
              </Button>
            )}
            <Button look="quiet" disabled={isSettling} onClick={() => onSettle(removal, false)}>
              {t('removal.letBe')}
            </Button>
          </div>
        </div>
      ))}
    </section>
  )
}
