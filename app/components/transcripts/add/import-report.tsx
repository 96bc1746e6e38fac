import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../button.tsx'
import { Card } from '../../card.tsx'
import type { ImportItem } from './import-item.ts'
import styles from './import-report.module.css'

/** What came in and what did not, each file by its name and the reason. */
export function ImportReport({
  items,
  onAgain,
}: {
  items: readonly ImportItem[]
  onAgain: (id: number) => void
}) {
  const { t } = useTranslation('transcripts')
  const stored = items.filter((item) => item.state === 'stored')
  const out = items.filter((item) => item.state !== 'stored')
  return (
    <>
      {out.length > 0 && (
        <Card title={t('import.stayedOut')} small={out.length} padded={false}>
          <ul className={styles.report}>
            {out.map((item) => (
              <li key={item.id}>
                <b dir="auto">{item.name || t('import.pasted')}</b>
                <span>
                  {item.problem ??
                    (item.sameAs === undefined
                      ? t('import.stopped')
                      : t('import.same', { title: item.sameAs }))}
                </span>
                {item.file !== undefined && item.state !== 'refused' && (
                  <Button onClick={() => onAgain(item.id)}>
                    {t(item.sameAs === undefined ? 'import.tryAgain' : 'import.storeAgain')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {stored.length > 0 && (
        <Card title={t('stored')} small={stored.length} padded={false}>
          <ul className={styles.report}>
            {stored.map((item) => (
              <li key={item.id}>
                <Link to={`../${item.transcriptId}`} relative="path" dir="auto">
                  {item.name || t('import.pasted')}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
