import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { passageHash } from '#model/passage-link.ts'
import type { FoundText } from '#server/search.ts'
import { passagePath, workspacePath } from '../../paths.ts'
import { ExcerptText } from './excerpt-text.tsx'
import styles from './found.module.css'

/** Passages of texts; each opens at its words, where the reader codes it as well. */
export function FoundTexts({
  projectId,
  texts,
}: {
  projectId: string
  texts: readonly FoundText[]
}) {
  const { t } = useTranslation('search')
  return (
    <ol className={styles.hits}>
      {texts.map((text) => {
        const { transcriptId, title, turn, speaker, start, end, excerpt, round } = text
        const passage = { turn, span: { start, end } }
        return (
          <li key={`${transcriptId} ${start}`}>
            <div className={styles.head}>
              <Link to={passagePath(projectId, transcriptId, passage)} dir="auto">
                {title}
              </Link>
              <span dir="auto">
                {turn === 0
                  ? t('outside')
                  : speaker === null
                    ? t('turn', { turn })
                    : t('turnOf', { turn, speaker })}
              </span>
              <span className={styles.grow} />
              {round !== null && (
                <Link
                  to={`${workspacePath({ projectId, roundId: round.id, transcriptId })}${passageHash(passage)}`}
                >
                  {t('code', { round: round.name })}
                </Link>
              )}
            </div>
            <ExcerptText pieces={excerpt} />
          </li>
        )
      })}
    </ol>
  )
}
