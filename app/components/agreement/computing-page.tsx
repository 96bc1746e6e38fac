import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnderWay, type JobState } from '#model/agreement/job-state.ts'
import type { RefusedPlace } from '../../route.server.ts'
import { Card } from '../card.tsx'
import { AgreementPage, agreementTabAt } from './agreement-page.tsx'
import { JobLine } from './job-line.tsx'

/** In place of a page whose figures are not there yet, or could not be computed. */
export function ComputingPage({
  job,
  project,
  round,
  children,
}: {
  job: JobState
  project: RefusedPlace['project']
  round: NonNullable<RefusedPlace['round']>
  children: ReactNode
}) {
  const { t } = useTranslation('agreement')
  const { pathname } = useLocation()
  return (
    <AgreementPage project={project} round={round} tab={agreementTabAt(pathname)}>
      <Card title={t(isUnderWay(job) ? 'job.title' : 'job.none')}>
        <JobLine of={{ projectId: project.id, roundId: round.id }} job={job} />
      </Card>
      {children}
    </AgreementPage>
  )
}
