import { useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../route.server.ts'
import { useSaid } from '../use-said.ts'
import styles from './problem-notice.module.css'

/**
 * What the last form of this page came back with, if it was refused.
 *
 * @param intent of which form, where a page has several
 */
export function useProblem(intent?: string): Problem | undefined {
  const problem = useActionData<{ problem?: Problem } | undefined>()?.problem
  return intent === undefined || problem?.intent === intent ? problem : undefined
}

/** What went wrong and what to do, said at once to whoever listens. */
export function ProblemNotice({ problem }: { problem: Problem | undefined }) {
  const { t } = useTranslation()
  const say = useSaid()
  if (problem === undefined) return null
  // What the sentence says already is not said twice.
  const others = problem.issues.filter(({ message }) => !problem.message.includes(message))
  return (
    <div className={styles.notice} role="alert">
      <p>
        <strong>{t('problem.refused')}</strong> {say(problem.message)}
      </p>
      {others.length > 0 && (
        <ul>
          {others.map(({ path, message }) => (
            <li key={`${path} ${message}`}>{say(message)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
