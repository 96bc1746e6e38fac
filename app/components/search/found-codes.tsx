import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FoundCode } from '#server/search.ts'
import { projectPath } from '../../paths.ts'
import { CodeChip } from '../code-chip.tsx'
import { lookAfter } from '../code-look.ts'
import { ExcerptText } from './excerpt-text.tsx'
import styles from './found.module.css'

/** Codes of the working codebook; each opens there. */
export function FoundCodes({
  projectId,
  codes,
}: {
  projectId: string
  codes: readonly FoundCode[]
}) {
  const { t } = useTranslation('search')
  return (
    <ol className={styles.hits}>
      {codes.map(({ id, name, colour, sameBefore, retired, excerpt }) => (
        <li key={id}>
          <div className={styles.head}>
            <Link
              to={`${projectPath(projectId)}/codebook?code=${encodeURIComponent(id)}`}
              className={styles.code}
            >
              <CodeChip look={lookAfter(colour, sameBefore)} />
              {name}
            </Link>
            {retired && <span>{t('retired')}</span>}
          </div>
          {excerpt.length > 0 && <ExcerptText pieces={excerpt} />}
        </li>
      ))}
    </ol>
  )
}
