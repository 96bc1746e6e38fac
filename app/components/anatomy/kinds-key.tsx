import { useTranslation } from 'react-i18next'
import styles from './kinds.module.css'
import { KindMark, shownKinds } from './kinds.tsx'

/** What the patterns of a column of bars stand for, in one line; what each means stands on it. */
export function KindsKey() {
  const { t } = useTranslation('anatomy')
  return (
    <ul className={styles.key}>
      {shownKinds.map((kind) => (
        <li key={kind} title={t(`kindMeans.${kind}`)}>
          <KindMark kind={kind} /> {t(`kinds.${kind}`)}
        </li>
      ))}
    </ul>
  )
}
