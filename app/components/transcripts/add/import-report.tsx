import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../button.tsx'
import { Card } from '../../card.tsx'
import styles from './import-report.module.css'
import type { IncomingText } from './incoming-text.ts'

/** What came in and what did not, each file by its name and the reason. */
export function ImportReport({
  incoming,
  onAgain,
}: {
  incoming: readonly IncomingText[]
  onAgain: (id: number) => void
}) {
  const { t } = useTranslation('transcripts')
  const stored = incoming.filter((text) => text.state === 'stored')
  const out = incoming.filter((text) => text.state !== 'stored')
  return (
    <>
      {out.length > 0 && (
        <Card title={t('import.stayedOut')} small={out.length} padded={false}>
          <ul className={styles.report}>
            {out.map((text) => (
              <li key={text.id}>
                <b dir="auto">{text.name || t('import.pasted')}</b>
                <span>
                  {text.problem ??
                    (text.sameAs === undefined
                      ? t('import.stopped')
                      : t('import.same', { title: text.sameAs }))}
                </span>
                {text.file !== undefined && text.state !== 'refused' && (
                  <Button onClick={() => onAgain(text.id)}>
                    {t(text.sameAs === undefined ? 'import.tryAgain' : 'import.storeAgain')}
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
            {stored.map((text) => (
              <li key={text.id}>
                <Link to={`../${text.transcriptId}`} relative="path" dir="auto">
                  {text.name || t('import.pasted')}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
