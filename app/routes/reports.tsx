import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { freezeReport, reportsPage } from '#server/methods-reports.ts'
import { AgreementPage } from '../components/agreement/agreement-page.tsx'
import { DoneNotice, useDone } from '../components/done-notice.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ProblemNotice, useProblem } from '../components/problem-notice.tsx'
import { FreezeCard } from '../components/reports/freeze-card.tsx'
import { ReportList } from '../components/reports/report-list.tsx'
import { roundPath } from '../paths.ts'
import { formAction, forPerson, param } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, page) => [
  t('reports:title'),
  page?.round.name,
  page?.project.name,
])

export const loader = forPerson(({ services, person, params }) =>
  reportsPage(services, person, param(params, 'project'), param(params, 'round')),
)

export const action = formAction(async ({ services, person, params, form }) => {
  // A field that is left empty chooses nothing.
  const given = Object.fromEntries([...form].filter(([, value]) => value !== ''))
  await freezeReport(services, person, param(params, 'project'), param(params, 'round'), given)
  return { done: 'freeze' }
})

export default function ReportsPage() {
  const { project, round, isHidden, mayFreeze, reports } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['reports', 'agreement'])
  const path = `${roundPath({ projectId: project.id, roundId: round.id })}/agreement`
  const isDone = useDone('freeze')
  return (
    <AgreementPage project={project} round={round} tab="report" lead={t('lead')}>
      <DoneNotice>{isDone && t('freeze.done')}</DoneNotice>
      <ProblemNotice problem={useProblem()} />
      {reports.length > 0 && <ReportList reports={reports} path={`${path}/report`} />}
      {mayFreeze && <FreezeCard isFirst={reports.length === 0} />}
      {reports.length === 0 && !mayFreeze && (
        <EmptyState title={t(isHidden ? 'hidden.title' : 'none.title')}>
          {t(isHidden ? 'hidden.text' : 'none.others')}
        </EmptyState>
      )}
    </AgreementPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
