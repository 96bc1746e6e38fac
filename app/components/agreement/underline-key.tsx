import { useTranslation } from 'react-i18next'
import type { Comparison } from '#server/agreement/comparison.ts'
import styles from './underline-key.module.css'

/** What the underlines of a compared text mean; who has not completed the transcript is missing in them. */
export function UnderlineKey({ coders }: { coders: Comparison['coders'] }) {
  const { t } = useTranslation('agreement')
  const completed = coders.filter((coder) => coder.completed).length
  const isOfAll = completed === coders.length
  return (
    <section>
      <h2 className={styles.title}>{t('compare.key')}</h2>
      <ul className={styles.key}>
        {completed > 1 && (
          <li>
            <i className={styles.all} /> {t(isOfAll ? 'compare.keyAll' : 'compare.keyAllCompleted')}
          </li>
        )}
        <li>
          <i className={styles.some} /> {t('compare.keySome')}
        </li>
        <li>
          <i className={styles.here} /> {t('compare.keyHere')}
        </li>
      </ul>
      {completed > 1 && !isOfAll && <p className={styles.note}>{t('compare.keyMissing')}</p>}
      {completed === 1 && <p className={styles.note}>{t('compare.keyAlone')}</p>}
      {completed === 0 && <p className={styles.note}>{t('compare.keyNobody')}</p>}
    </section>
  )
}
