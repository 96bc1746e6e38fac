import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useRoot } from '../me.ts'
import type { Problem } from '../route.server.ts'
import { LinkButton } from './button.tsx'
import { Page } from './page.tsx'

/** In place of a page that cannot be shown: why, and where to go from here. */
export function ProblemPage() {
  const { t } = useTranslation()
  const error = useRouteError()
  const requestId = useRoot()?.requestId
  const problem = problemOf(error)
  return (
    <Page
      width="narrow"
      title={t(problem === null ? 'problem.defect' : 'problem.title')}
      lead={problem?.message ?? t('problem.apology')}
    >
      {problem === null && requestId !== undefined && (
        <p className="num">{t('problem.requestId', { id: requestId })}</p>
      )}
      <p>
        <LinkButton to="/" look="primary">
          {t('problem.home')}
        </LinkButton>
      </p>
    </Page>
  )
}

/** What a person can do something about; anything else is a defect, of which nothing is shown. */
function problemOf(error: unknown): { message: string } | null {
  if (!isRouteErrorResponse(error)) return null
  const given = error.data as Partial<Problem> | null | undefined
  return typeof given?.message === 'string' ? { message: given.message } : null
}
