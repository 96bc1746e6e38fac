import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Card } from '../card.tsx'
import { Time } from '../time.tsx'
import styles from './versions-card.module.css'

export interface VersionLine {
  version: number
  codes: number
  publishedAt: Date
  publishedBy: string
}

/** Every version that was published, each a page that never changes. */
export function VersionsCard({
  base,
  versions,
  current,
}: {
  base: string
  versions: readonly VersionLine[]
  current?: number
}) {
  const { t } = useTranslation('codebook')
  if (versions.length === 0) return null
  return (
    <Card title={t('versions.title')} padded={false}>
      <ol className={styles.list}>
        {versions.map((one) => (
          <li key={one.version}>
            <Link
              to={`${base}/codebook/versions/${one.version}`}
              aria-current={one.version === current ? 'page' : undefined}
            >
              {t('versions.one', { version: one.version })}
            </Link>
            <small>
              {t('versions.codes', { count: one.codes })} · {one.publishedBy} ·{' '}
              <Time at={one.publishedAt} />
            </small>
          </li>
        ))}
      </ol>
    </Card>
  )
}
