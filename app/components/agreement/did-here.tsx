import { useTranslation } from 'react-i18next'
import type { Comparison } from '#server/agreement/comparison.ts'
import { Avatar } from '../avatar.tsx'
import { CodeChip } from '../code-chip.tsx'
import type { CodeLook } from '../code-look.ts'
import styles from './did-here.module.css'

/** What each coder did at the passage in question, in words. */
export function DidHere({
  comparison,
  looks,
}: {
  comparison: Comparison
  looks: ReadonlyMap<string, CodeLook>
}) {
  const { t } = useTranslation('agreement')
  const { coders, atPlace, codes, transcript } = comparison
  const names = new Map(codes.map(({ id, name }) => [id, name]))
  return (
    <section>
      <h2 className={styles.title}>{t('compare.did')}</h2>
      <ul className={styles.coders}>
        {coders.map((coder) => {
          const own = atPlace.filter((span) => span.coder === coder.id)
          return (
            <li key={coder.id}>
              <Avatar person={coder} />
              <div>
                {own.map(({ id, code, quote }) => {
                  const look = looks.get(code)
                  return (
                    <div key={id} className={styles.did}>
                      {look !== undefined && <CodeChip look={look} />} {names.get(code) ?? code}
                      <q lang={transcript.language} dir="auto">
                        {quote}
                      </q>
                    </div>
                  )
                })}
                {own.length === 0 && <span className={styles.quiet}>{t('compare.nothing')}</span>}
                {!coder.completed && (
                  <span className={styles.quiet}>
                    {' '}
                    {coder.name} {t('compare.notCompleted')}.
                  </span>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
