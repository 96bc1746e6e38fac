import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { turnOfMemo } from '#model/memo-about.ts'
import { passageHash } from '#model/passage-link.ts'
import type { FoundMemo } from '#server/search.ts'
import { workspacePath } from '../../paths.ts'
import { ExcerptText } from './excerpt-text.tsx'
import styles from './found.module.css'

/** One's own memos; each opens where it was written. */
export function FoundMemos({
  projectId,
  memos,
}: {
  projectId: string
  memos: readonly FoundMemo[]
}) {
  const { t } = useTranslation('search')
  const wordsOf = ({ about, code }: FoundMemo) => {
    if (typeof about !== 'string') return t('memoOf.span', { code, quote: about.quote })
    const turn = turnOfMemo(about)
    if (turn !== null) return t('memoOf.turn', { turn })
    return code === null ? t('memoOf.transcript') : t('memoOf.code', { code })
  }
  return (
    <ol className={styles.hits}>
      {memos.map((memo) => {
        const { about, roundId, round, transcriptId, title, excerpt } = memo
        const place =
          typeof about === 'string' ? about : `${about.start} ${about.end} ${about.code}`
        return (
          <li key={`${roundId} ${transcriptId} ${place}`}>
            <div className={styles.head}>
              <Link
                to={`${workspacePath({ projectId, roundId, transcriptId })}${placeOf(about)}`}
                dir="auto"
              >
                {title}
              </Link>
              <span>{round}</span>
            </div>
            <ExcerptText pieces={excerpt} />
            <small dir="auto">{wordsOf(memo)}</small>
          </li>
        )
      })}
    </ol>
  )
}

function placeOf(about: FoundMemo['about']): string {
  if (typeof about !== 'string') {
    return passageHash({ turn: about.turn, span: { start: about.start, end: about.end } })
  }
  const turn = turnOfMemo(about)
  return turn === null ? '' : passageHash({ turn, span: null })
}
