import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import styles from './filling-note.module.css'
import type { Follow } from './use-follow.ts'

/** Above the text while one's view goes where somebody else is. */
export function FollowNote({ follow: { person, stop } }: { follow: Follow }) {
  const { t } = useTranslation('workspace')
  if (person === null) return null
  return (
    <div className={styles.note}>
      <p>
        {t('follow.note', { name: person.name })}{' '}
        <Button look="quiet" onClick={stop}>
          {t('follow.stop')} <kbd>Esc</kbd>
        </Button>
      </p>
    </div>
  )
}
