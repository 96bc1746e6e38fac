import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobState } from '#model/agreement/job-state.ts'
import type { RefusedPlace } from '../../route.server.ts'
import { Card } from '../card.tsx'
import { RoundPage } from '../rounds/round-page.tsx'
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
  return (
    <RoundPage project={project} round={round} tab="agreement" crumbs={[{ label: t('title') }]}>
      <Card title={t('job.title')}>
        <JobLine of={{ projectId: project.id, roundId: round.id }} job={job} />
      </Card>
      {children}
    </RoundPage>
  )
}
