import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { isUnderWay } from '#model/agreement/job-state.ts'
import { reportsPage } from '#server/methods-reports.ts'
import { askForReport } from '#server/report/freeze-report.ts'
import { AgreementPage } from '../components/agreement/agreement-page.tsx'
import { DoneNotice, useDone } from '../components/done-notice.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ProblemNotice, useProblem } from '../components/problem-notice.tsx'
import { FreezeCard } from '../components/reports/freeze-card.tsx'
import { ReportJobs } from '../components/reports/report-jobs.tsx'
import { ReportList } from '../components/reports/report-list.tsx'
import { roundPath } from '../paths.ts'
import { formAction, forPerson, param } from '../route.server.ts'
import { saidIn } from '../said-address.ts'
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
  const [project, round] = [param(params, 'project'), param(params, 'round')]
  const isFrozen = await askForReport(services, person, project, round, saidIn(form))
  return { done: isFrozen ? 'freeze' : 'begin' }
})

export default function ReportsPage() {
  const { project, round, isHidden, choosable, reports, jobs } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['reports', 'agreement'])
  const path = `${roundPath({ projectId: project.id, roundId: round.id })}/agreement`
  const [isDone, isBegun] = [useDone('freeze'), useDone('begin')]
  return (
    <AgreementPage project={project} round={round} tab="report" lead={t('lead')}>
      <DoneNotice>
        {isDone ? t('freeze.done') : isBegun && jobs.some(isUnderWay) && t('freeze.begun')}
      </DoneNotice>
      <ProblemNotice problem={useProblem()} />
      {jobs.length > 0 && (
        <ReportJobs jobs={jobs} path={`${path}/jobs`} mayEnd={choosable !== null} />
      )}
      {reports.length > 0 && <ReportList reports={reports} path={`${path}/report`} />}
      {choosable !== null && <FreezeCard isFirst={reports.length === 0} choosable={choosable} />}
      {reports.length === 0 && choosable === null && (
        <EmptyState title={t(isHidden ? 'hidden.title' : 'none.title')}>
          {t(isHidden ? 'hidden.text' : 'none.others')}
        </EmptyState>
      )}
    </AgreementPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
