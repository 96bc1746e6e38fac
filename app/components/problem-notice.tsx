import { useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '#model/errors.ts'
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
  // What the sentence says already is not said twice; the same of another row is another thing.
  const sentence = problem.message.toLowerCase()
  const others = problem.issues.filter(
    ({ path, message }) =>
      !problem.message.includes(message) || (placeOf(path) !== null && !sentence.includes(path)),
  )
  const said = ({ path, message }: Issue) => {
    const place = placeOf(path)
    return place === null
      ? say(message)
      : t(`problem.${place.kind}`, { number: place.number, message: say(message) })
  }
  return (
    <div className={styles.notice} role="alert">
      <p>
        <strong>{t('problem.refused')}</strong> {say(problem.message)}
      </p>
      {others.length > 0 && (
        <ul>
          {others.map((issue) => (
            <li key={`${issue.path} ${issue.message}`}>{said(issue)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Which row or line of a file an issue is about; `null` where it is about a field of a form. */
function placeOf(path: string): { kind: 'row' | 'line'; number: number } | null {
  const [, kind, number] = /^(row|line) (\d+)/.exec(path) ?? []
  return kind === undefined ? null : { kind: kind as 'row' | 'line', number: Number(number) }
}
